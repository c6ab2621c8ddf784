// Starts a program of ours on a Node that is new enough, or says in one line that there is none. This file is read
// by whatever Node there is, so it is written for an old one.
"use strict";
var fs = require("fs");
var path = require("path");
var findNode = require("./find-node.cjs");

var root = path.join(__dirname, "..");

module.exports = function launch(name) {
  var program = path.join(root, "dist", name + ".js");
  var node = findNode(root);
  if (!node) {
    console.error(
      name +
        " needs Node 22.12 or newer; this is " +
        process.version +
        ". Install a newer one from https://nodejs.org.",
    );
    process.exit(1);
  }
  if (!fs.existsSync(program)) build();
  if (findNode.isEnough(process.versions.node)) require("./run.cjs")(program);
  else pass(node, process.argv[1]);
};

/** A fresh clone has no dist yet. */
function build() {
  if (!fs.existsSync(path.join(root, "src"))) {
    console.error("This installation is not complete: dist is missing. Install backchannel again.");
    process.exit(1);
  }
  console.error("Building, this once…");
  var built = require("child_process").spawnSync(
    process.execPath,
    [path.join(root, "tools", "run.cjs"), "node", "scripts/build.ts", "--programs"],
    {
      cwd: root,
      stdio: ["ignore", 2, 2],
    },
  );
  if (built.status !== 0) process.exit(1);
}

/** The same on a newer Node, with the same terminal, signals and exit code. */
function pass(node, file) {
  var os = require("os");
  var child = require("child_process").spawn(node, [file].concat(process.argv.slice(2)), {
    stdio: "inherit",
  });
  ["SIGINT", "SIGTERM", "SIGHUP"].forEach(signal => {
    process.on(signal, () => {
      child.kill(signal);
    });
  });
  child.on("exit", (code, signal) => {
    process.exit(signal ? 128 + os.constants.signals[signal] : code);
  });
}
