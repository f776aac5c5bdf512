/** Tests of the built plugin: in Node, with a browser and a real exporter. */
export default {
  displayName: 'built plugin',
  testEnvironment: 'node',
  globalSetup: '<rootDir>/global-setup.mjs',
  testMatch: ['<rootDir>/**/*.test.ts'],
  extensionsToTreatAsEsm: ['.ts', '.tsx'],
  transform: {
    '^.+\\.tsx?$': [
      '@swc/jest',
      {
        jsc: { target: 'es2024', parser: { syntax: 'typescript', tsx: true } },
        module: { type: 'es6' },
      },
    ],
  },
}
