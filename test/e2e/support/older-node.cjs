// Loaded before a program of ours, it makes its launcher believe that this is a Node too old for it.
Object.defineProperty(process, "versions", { value: { ...process.versions, node: "20.0.0" } });
