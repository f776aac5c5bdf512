/** Every test of the repository; each workspace says how its own run. */
export default {
  projects: ['<rootDir>/exporter', '<rootDir>/grafana-plugin', '<rootDir>/grafana-plugin/test'],
  testTimeout: 30_000,
  // Tests wait for servers more than they compute.
  maxWorkers: '100%',
  // A failed test may leave a connection open; the verdict must not wait for it.
  forceExit: true,
}
