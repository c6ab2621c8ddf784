import { signWithKeygen } from "../../../../src/client/ssh/keygen.ts";

// A program of its own, for the terminal that ssh-keygen asks in: signs the text with the file, and prints it.
const [file = "", text = ""] = process.argv.slice(2);
const signed = await signWithKeygen(file, text, { environment: process.env, terminal: true });
console.log(typeof signed === "string" ? `signed ${signed} end` : signed.message);
