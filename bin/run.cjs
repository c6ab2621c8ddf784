// Apart from launch.cjs because an old Node cannot even read the word import.
"use strict";

/** Runs a program in this process, with its compiled code kept between runs: it starts in half the time. */
module.exports = function run(program) {
  const module = require("node:module");
  if (module.enableCompileCache) module.enableCompileCache();
  import(require("node:url").pathToFileURL(program).href);
};
