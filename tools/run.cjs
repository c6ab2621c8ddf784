// Runs a command on the Node that this repository pins (`node tools/run.cjs vitest run`), on whatever Node npm
// itself has. npm 10 does not link the pinned one into node_modules/.bin, so it is put on the PATH here.
"use strict";
var fs = require("fs");
var os = require("os");
var path = require("path");
var spawn = require("child_process").spawn;
var findNode = require("../bin/find-node.cjs");

var root = path.join(__dirname, "..");
var node = findNode(root);
if (!node) {
  console.error(
    "This needs Node 22.18 or newer; this is " +
      process.version +
      ". Run npm ci first, which brings one along.",
  );
  process.exit(1);
}

var args = process.argv.slice(2);
var directory = fs.mkdtempSync(path.join(os.tmpdir(), "backchannel-node-"));
fs.symlinkSync(node, path.join(directory, "node"));
var env = Object.assign({}, process.env, {
  PATH: [directory, path.join(root, "node_modules", ".bin"), process.env.PATH].join(path.delimiter),
});
var child = spawn(args[0], args.slice(1), { stdio: "inherit", env: env });
child.on("error", error => {
  console.error("Cannot run " + args[0] + " (" + error.code + "). Run npm ci first.");
  end(1);
});
child.on("exit", (code, signal) => {
  end(signal ? 128 + os.constants.signals[signal] : code);
});
["SIGINT", "SIGTERM", "SIGHUP"].forEach(signal => {
  process.on(signal, () => {
    child.kill(signal);
  });
});

function end(code) {
  fs.rmSync(directory, { recursive: true, force: true });
  process.exit(code);
}
