/** Every test of the repository; each workspace says how its own run. */
import { tmpdir } from 'node:os'
import { join } from 'node:path'

// Services and commands that tests start take half the time when what was compiled once is kept.
process.env['NODE_COMPILE_CACHE'] ??= join(tmpdir(), 'lastgood-compile-cache')

export default {
  projects: ['<rootDir>/exporter', '<rootDir>/grafana-plugin', '<rootDir>/grafana-plugin/test'],
  testTimeout: 30_000,
  // Tests wait for servers more than they compute.
  maxWorkers: '100%',
  // A failed test may leave a connection open; the verdict must not wait for it.
  forceExit: true,
}
