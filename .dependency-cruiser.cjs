// Who may import whom. The flow goes one way: intake -> core -> store -> publish; rooms meet only in service.ts.
const rooms = 'config|intake|store|publish|api|sender'
const tests = '\\.test\\.tsx?$|^(exporter|grafana-plugin)/(test|bench)/'

/** @type {import('dependency-cruiser').IConfiguration} */
module.exports = {
  forbidden: [
    {
      name: 'core-is-pure',
      comment: 'core/ imports core/ only: what needs Node or a library belongs in a room and is handed in',
      severity: 'error',
      from: { path: '^exporter/src/core/', pathNot: tests },
      to: { pathNot: '^exporter/src/core/' },
    },
    ...rooms.split('|').map(room => ({
      name: `${room}-stands-alone`,
      comment: `${room}/ imports core/, itself and libraries: what it needs of another room is handed to it by service.ts`,
      severity: 'error',
      from: { path: `^exporter/src/${room}/`, pathNot: tests },
      to: { path: '^exporter/src/', pathNot: `^exporter/src/(core|${room})/|^exporter/src/events\\.ts$` },
    })),
    {
      name: 'rooms-know-events-by-type',
      comment: 'a room is handed the events; it imports only their type',
      severity: 'error',
      from: { path: `^exporter/src/(${rooms})/`, pathNot: tests },
      to: { path: '^exporter/src/events\\.ts$', dependencyTypesNot: ['type-only'] },
    },
    {
      name: 'pipeline-knows-rooms-by-type',
      comment: 'pipeline.ts is handed the rooms by service.ts',
      severity: 'error',
      from: { path: '^exporter/src/pipeline', pathNot: tests },
      to: { path: `^exporter/src/(${rooms})/`, dependencyTypesNot: ['type-only'] },
    },
    {
      name: 'nothing-imports-service',
      comment: 'service.ts wires; only the commands and main.ts start it',
      severity: 'error',
      from: { path: '^exporter/src/', pathNot: `^exporter/src/(main|cli|commands/[^/]+)\\.ts$|${tests}` },
      to: { path: '^exporter/src/(service|main|cli)\\.ts$' },
    },
    {
      name: 'senders-start-quickly',
      comment:
        'report and exec run before or after every backup: what only the service needs must not be loaded there',
      severity: 'error',
      from: { path: '^exporter/src/commands/(report|exec|sender|sender-commands)\\.ts$' },
      to: {
        path: '^exporter/src/(intake|store|publish|api|service|pipeline|events)|node_modules/(zod|express|pino)/',
        reachable: true,
      },
    },
    {
      name: 'plugin-knows-the-contract',
      comment:
        'the plugin knows types of the exporter and nothing else: of its API, and the plain records these speak of',
      severity: 'error',
      from: { path: '^grafana-plugin/src/', pathNot: tests },
      to: {
        path: '^exporter/',
        pathNot:
          '^exporter/src/api/contract[^/]*\\.ts$|^exporter/src/core/(activity|facts|preferences|sender-trust)\\.ts$',
      },
    },
    {
      name: 'plugin-takes-types-only',
      comment: 'code of the exporter must not get into the bundle',
      severity: 'error',
      from: { path: '^grafana-plugin/src/', pathNot: tests },
      to: { path: '^exporter/', dependencyTypesNot: ['type-only'] },
    },
    {
      name: 'model-is-pure',
      comment:
        'model/ imports model/ only: colours, wording and frames without React, Grafana or the network',
      severity: 'error',
      from: { path: '^grafana-plugin/src/model/', pathNot: tests },
      to: { pathNot: '^grafana-plugin/src/model/|^exporter/' },
    },
    {
      name: 'nested-plugins-know-no-pages',
      comment: 'panel, data source and shared components live without the pages of the app',
      severity: 'error',
      from: { path: '^grafana-plugin/src/(panel|datasource|components|api)/', pathNot: tests },
      to: { path: '^grafana-plugin/src/(pages/|App\\.tsx$)' },
    },
    {
      name: 'no-circles',
      severity: 'error',
      comment: 'a circle has no first reader',
      from: {},
      to: { circular: true },
    },
    {
      name: 'product-has-no-test-parts',
      severity: 'error',
      comment: 'the product must run without its tests and their libraries',
      from: { path: '^exporter/src/', pathNot: tests },
      to: { path: `${tests}|^exporter/demo/|node_modules/(fast-check|jest)/` },
    },
  ],
  options: {
    doNotFollow: { path: 'node_modules' },
    tsPreCompilationDeps: true,
    tsConfig: { fileName: 'tsconfig.json' },
    enhancedResolveOptions: {
      exportsFields: ['exports'],
      conditionNames: ['import', 'node', 'default', 'types'],
    },
  },
}
