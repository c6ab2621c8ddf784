// Which Node to run on. This file is read by whatever Node there is, so it is written for an old one.
"use strict";
var fs = require("fs");
var path = require("path");

var platform = process.platform === "win32" ? "win" : process.platform;
var file = process.platform === "win32" ? "node.exe" : "node";

/** The Node that this repository pins, or the running one if that is new enough; null if there is neither. */
module.exports = function findNode(root) {
  var pinned = path.join(root, "node_modules", "node-" + platform + "-" + process.arch, "bin", file);
  if (fs.existsSync(pinned)) return pinned;
  return isEnough(process.versions.node) ? process.execPath : null;
};

module.exports.isEnough = isEnough;

function isEnough(version) {
  var parts = version.split(".").map(Number);
  return parts[0] > 22 || (parts[0] === 22 && parts[1] >= 12);
}
