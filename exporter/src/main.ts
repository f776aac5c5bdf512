/** The process: runs the command line, and is the only place that ends it. */
import { runCli } from './cli.ts'

process.exitCode = await runCli(process.argv, process.env)
// A command that is done must not hang on a socket that somebody keeps open.
process.exit()
