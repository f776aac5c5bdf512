#!/usr/bin/env node
/** `npx lastgood`: the commands, on the pinned Node. */
import { fileURLToPath } from 'node:url'
import { runNode } from './node24.mjs'

const main = fileURLToPath(new URL('../src/main.ts', import.meta.url))
process.exitCode = await runNode(['--disable-warning=ExperimentalWarning', main, ...process.argv.slice(2)])
