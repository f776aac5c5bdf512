/** Tests of model, components and pages in jsdom. Those in test/ start servers and a browser, and run in Node. */
const esm = [
  '@grafana',
  '@kusto',
  '@wojtekmaj',
  'd3',
  'd3-.*',
  'delaunator',
  'internmap',
  'get-user-locale',
  'marked',
  'memoize',
  'mimic-function',
  'ol',
  'robust-predicates',
  'react-calendar',
  'rxjs',
  'uuid',
]
const transform = {
  '^.+\\.m?[jt]sx?$': [
    '@swc/jest',
    {
      jsc: {
        parser: { syntax: 'typescript', tsx: true },
        target: 'es2022',
        transform: { react: { runtime: 'classic' } },
      },
      module: { type: 'commonjs' },
    },
  ],
}

export default {
  displayName: 'plugin',
  testEnvironment: 'jsdom',
  testMatch: ['<rootDir>/src/**/*.test.{ts,tsx}'],
  setupFiles: ['<rootDir>/../exporter/test/property-seed.ts'],
  setupFilesAfterEnv: ['<rootDir>/test/jsdom-setup.ts'],
  moduleNameMapper: { '\\.(css|svg|png)$': '<rootDir>/test/empty.ts' },
  transform,
  transformIgnorePatterns: [`node_modules/(?!(.*/)?(${esm.join('|')})/)`],
  moduleFileExtensions: ['ts', 'tsx', 'js', 'mjs', 'json'],
}
