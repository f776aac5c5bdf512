/** Every test of the repository; each workspace says how its own run. */
export default {
  projects: ['<rootDir>/exporter', '<rootDir>/grafana-plugin', '<rootDir>/grafana-plugin/test'],
  testTimeout: 30_000,
  // A failed test may leave a connection open; the verdict must not wait for it.
  forceExit: true,
}
