#!/usr/bin/env node
/** Starts the built command line. */
import { existsSync } from 'node:fs';

const built = new URL('../dist/src/cli/main.js', import.meta.url);
if (!existsSync(built)) {
  process.stderr.write(
    'Coverage is not built yet: run "npm run build". 尚未构建，请先运行 npm run build。\n',
  );
  process.exitCode = 7;
} else {
  const { main } = await import(built.href);
  const { nodeIo } = await import(new URL('io.js', built).href);
  process.exitCode = await main(process.argv.slice(2), nodeIo());
}
