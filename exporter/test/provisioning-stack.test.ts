/** docker-compose.yml and the Dockerfiles hold together with the files they name, and keep the stack closed by default. */
import { execFileSync } from 'node:child_process'
import { readFileSync, statSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { parse } from 'yaml'

const root = fileURLToPath(new URL('../../', import.meta.url))
const read = (path: string) => readFileSync(join(root, path), 'utf8')
const readYaml = (path: string) => parse(read(path), { merge: true })

type Service = {
  readonly image: string
  readonly build?: string | { readonly context: string; readonly dockerfile: string }
  readonly user?: string
  readonly command?: readonly string[]
  readonly ports: readonly string[]
  readonly volumes: readonly string[]
  readonly environment?: Readonly<Record<string, string>>
  readonly healthcheck?: { readonly test: readonly string[] }
  readonly read_only?: boolean
  readonly cap_drop?: readonly string[]
  readonly security_opt?: readonly string[]
}
const compose = readYaml('docker-compose.yml') as {
  readonly services: Readonly<Record<string, Service>>
  readonly volumes: Readonly<Record<string, null>>
}
const services = Object.entries(compose.services)
const dockerfile = read('Dockerfile')
const grafanaDockerfile = read('grafana-plugin/Dockerfile')
/** Of the app and of the plugins nested in it. */
const pluginIds = ['', 'panel/', 'datasource/'].map(
  folder => JSON.parse(read(`grafana-plugin/src/${folder}plugin.json`)).id as string,
)

test('the stack is exporter, Prometheus, Alertmanager, InfluxDB and Grafana', () => {
  expect(Object.keys(compose.services)).toEqual([
    'exporter',
    'prometheus',
    'alertmanager',
    'influxdb',
    'grafana',
  ])
})

describe.each(services)('service %s', (name, service) => {
  test('has an image with an exact version', () => {
    expect(service.image).toMatch(/:v?\d+\.\d+\.\d+$/)
  })

  test('runs without root, capabilities, new privileges or a writable image', () => {
    expect(service.user).toMatch(/^(?!root|0\b).+/)
    expect(service.read_only).toBe(true)
    expect(service.cap_drop).toEqual(['ALL'])
    expect(service.security_opt).toEqual(['no-new-privileges:true'])
  })

  test('has a health check that asks its own port', () => {
    expect(service.healthcheck?.test[0]).toBe('CMD')
    const asked = service.healthcheck?.test.join(' ').match(/127\.0\.0\.1:(\d+)/)?.[1]
    if (name === 'exporter') expect(service.healthcheck?.test.at(-1)).toBe('healthcheck')
    else expect(service.ports[0]).toMatch(new RegExp(`:${asked}$`))
  })

  test('publishes its ports on this machine only, unless told otherwise', () => {
    for (const port of service.ports)
      expect(port).toMatch(/^\$\{LASTGOOD_(SMTP_)?BIND:-127\.0\.0\.1\}:\$\{[A-Z_]+:-\d+\}:\d+$/)
  })

  test('mounts only what exists, files read-only', () => {
    for (const volume of service.volumes) {
      const [source = '', , mode] = volume.split(':')
      if (source.startsWith('./')) {
        expect(statSync(join(root, source)).isDirectory()).toBe(true)
        expect(mode).toBe('ro')
      } else expect(Object.keys(compose.volumes)).toContain(source)
    }
  })

  test('reads files it is given, where they are mounted', () => {
    for (const argument of service.command ?? []) {
      const path = argument.match(/^--config\.file=(.*)$/)?.[1]
      if (path === undefined) continue
      const mount = service.volumes.find(volume => volume.split(':')[1] === dirname(path)) ?? ''
      expect(read(join(mount.split(':')[0] ?? '', path.slice(dirname(path).length)))).not.toBe('')
    }
  })
})

test('every variable has a default, so that the stack starts without a .env', () => {
  const variables = read('docker-compose.yml').match(/\$\{[A-Z][^}]*\}/g) ?? []
  expect(variables.length).toBeGreaterThan(10)
  // Nobody has a token before the exporter has made one.
  expect(variables.filter(variable => !/^\$\{([A-Z_]+:-[^}]+|LASTGOOD_TOKEN:-)\}$/.test(variable))).toEqual(
    [],
  )
})

test('what is built is built from the top of the repository, by a Dockerfile that is there', () => {
  const built = services.flatMap(([name, { build }]) => {
    if (build === undefined) return []
    const { context, dockerfile } =
      typeof build === 'string' ? { context: build, dockerfile: 'Dockerfile' } : build
    return [[name, context, dockerfile]]
  })
  expect(built).toEqual([
    ['exporter', '.', 'Dockerfile'],
    ['grafana', '.', 'grafana-plugin/Dockerfile'],
  ])
  for (const [, , path = ''] of built) expect(statSync(join(root, path)).isFile()).toBe(true)
})

test('every volume that is declared is used', () => {
  const used = services.flatMap(([, { volumes }]) => volumes.map(volume => volume.split(':')[0]))
  expect(Object.keys(compose.volumes).filter(name => !used.includes(name))).toEqual([])
})

test('host names and ports in the provisioned files are services of the stack', () => {
  const files = [
    'prometheus/prometheus.yml',
    'grafana/datasources/lastgood.yml',
    'grafana/plugins/lastgood.yml',
    'lastgood/lastgood.yml',
  ]
  const addresses = files.flatMap(file => read(`provisioning/${file}`).match(/\b[a-z]+:\d{4,5}\b/g) ?? [])
  expect(addresses.length).toBeGreaterThan(5)
  for (const address of addresses.filter(it => !it.startsWith('localhost:'))) {
    const [host = '', port] = address.split(':')
    expect(compose.services[host]?.ports.some(published => published.endsWith(`:${port}`))).toBe(true)
  }
})

test('variables in what Grafana is given are in its environment', () => {
  const names = ['datasources', 'plugins', 'dashboards'].flatMap(
    folder => read(`provisioning/grafana/${folder}/lastgood.yml`).match(/\$\{(\w+)\}/g) ?? [],
  )
  expect(names.sort()).toEqual(
    ['INFLUXDB_BUCKET', 'INFLUXDB_ORG', 'INFLUXDB_TOKEN', 'LASTGOOD_DASHBOARDS', 'LASTGOOD_TOKEN'].map(
      name => `\${${name}}`,
    ),
  )
  for (const name of names) expect(compose.services['grafana']?.environment).toHaveProperty(name.slice(2, -1))
})

test('the app is enabled and connected, and its data sources are there', () => {
  const { apps } = readYaml('provisioning/grafana/plugins/lastgood.yml')
  expect(apps).toHaveLength(1)
  const [{ type, disabled, jsonData, secureJsonData }] = apps
  expect([type, disabled]).toEqual([pluginIds[0], false])
  const settings = read('grafana-plugin/src/settings.ts')
  for (const name of [...Object.keys(jsonData), ...Object.keys(secureJsonData)])
    expect(settings).toMatch(new RegExp(`readonly ${name}\\?: string`))
  const { datasources } = readYaml('provisioning/grafana/datasources/lastgood.yml')
  const typeOf = (uid: string) => datasources.find((one: { uid: string }) => one.uid === uid)?.type
  expect(typeOf(jsonData.alertmanagerUid)).toBe('alertmanager')
  expect(typeOf('lastgood')).toBe(pluginIds[2])
  expect(jsonData.apiUrl).toBe('http://exporter:9780')
})

test('the links in alerts lead to the port the exporter is published on', () => {
  const { http } = readYaml('provisioning/lastgood/lastgood.yml')
  const [port = ''] = compose.services['exporter']?.ports ?? []
  expect(port).toContain(`:-${new URL(http.externalUrl).port}}`)
})

test('the exporter takes the configuration of the stack, with the environment it has there', () => {
  const command = ['exporter/src/main.ts', 'check-config', 'provisioning/lastgood/lastgood.yml']
  const env = { ...process.env, ...compose.services['exporter']?.environment }
  const options = { cwd: root, encoding: 'utf8', env } as const
  expect(execFileSync(process.execPath, command, options)).toContain('1 check,')
})

test('the exporter writes to the InfluxDB of the stack, with what it was set up with', () => {
  const { influx } = readYaml('provisioning/lastgood/lastgood.yml')
  const setup = compose.services['influxdb']?.environment ?? {}
  const byDefault = (name: string) => setup[`DOCKER_INFLUXDB_INIT_${name}`]?.split(':-')[1]?.slice(0, -1)
  expect([influx.org, influx.bucket]).toEqual([byDefault('ORG'), byDefault('BUCKET')])
  expect(compose.services['exporter']?.environment?.[influx.tokenEnv]).toBe(
    setup['DOCKER_INFLUXDB_INIT_ADMIN_TOKEN'],
  )
})

describe.each([
  ['Dockerfile', dockerfile],
  ['grafana-plugin/Dockerfile', grafanaDockerfile],
])('%s', (_, text) => {
  const copied = [...text.matchAll(/^COPY (?!--from)(.*) \S+$/gm)].flatMap(
    match => match[1]?.split(' ') ?? [],
  )

  test('copies what exists and what .dockerignore lets through', () => {
    expect(copied.length).toBeGreaterThan(5)
    for (const source of copied) {
      expect(statSync(join(root, source))).toBeDefined()
      expect([source, isIgnored(source)]).toEqual([source, false])
    }
  })

  test('installs by the lock file and runs no script of any package', () => {
    expect(copied).toContain('package-lock.json')
    const installs = text.match(/npm (ci|install)[^&\n]*/g) ?? []
    expect(installs).toHaveLength(1)
    expect(installs[0]).toMatch(/^npm ci -w (exporter|grafana-plugin) .*--ignore-scripts/)
  })
})

test('tests, built files and secrets are left out of the images', () => {
  for (const path of [
    'node_modules',
    'data',
    '.env',
    'exporter/test/dashboards.ts',
    'exporter/src/api/grid.test.ts',
    'grafana-plugin/dist',
    'grafana-plugin/test/fake-proxy.ts',
    'grafana-plugin/src/datasource/editors.test.tsx',
  ])
    expect([path, isIgnored(path)]).toEqual([path, true])
})

/** As Docker reads .dockerignore: the last line that fits the path, or a folder above it, decides. */
function isIgnored(path: string): boolean {
  const above = path.split('/').map((_, index, parts) => parts.slice(0, index + 1).join('/'))
  return read('.dockerignore')
    .split('\n')
    .filter(line => line !== '' && !line.startsWith('#'))
    .reduce((ignored, line) => {
      const pattern = line.replace(/^!/, '')
      const source = pattern
        .replaceAll('.', '\\.')
        .replaceAll('**/', '(.+/)?')
        .replaceAll(/(?<!\))\*/g, '[^/]*')
      const fits = above.some(one => new RegExp(`^${source}$`).test(one))
      return fits ? !line.startsWith('!') : ignored
    }, false)
}

describe('the image of Grafana', () => {
  const [plugins = ''] = /(?<=GF_PATHS_PLUGINS=)\S+/.exec(grafanaDockerfile) ?? []

  test('is of an exact version, and built on a named Node 24', () => {
    expect(grafanaDockerfile.match(/^FROM (\S+)/gm)).toEqual([
      'FROM node:24-slim',
      expect.stringMatching(/^FROM grafana\/grafana:\d+\.\d+\.\d+$/),
    ])
  })

  test('has the built app where Grafana looks for plugins, and no volume hides it', () => {
    expect(grafanaDockerfile).toContain(`/app/grafana-plugin/dist ${plugins}/${pluginIds[0]}\n`)
    const mounts = compose.services['grafana']?.volumes.map(volume => volume.split(':')[1] ?? '') ?? []
    expect(mounts).toHaveLength(2)
    for (const mount of mounts) expect(`${plugins}/`.startsWith(`${mount}/`)).toBe(false)
  })

  test('lets Grafana load the app and both plugins nested in it, unsigned', () => {
    const allowed = /GF_PLUGINS_ALLOW_LOADING_UNSIGNED_PLUGINS=(\S+)/.exec(grafanaDockerfile)?.[1]
    expect(allowed?.split(',').sort()).toEqual([...pluginIds].sort())
  })

  test('builds with everything that the configuration of the build reads', () => {
    const read = grafanaDockerfile.match(/^COPY (?!--from).*$/gm)?.join(' ') ?? ''
    for (const file of ['LICENSE', 'README.md', 'CHANGELOG.md', 'webpack.config.mjs', 'grafana-plugin/src'])
      expect(read).toContain(file)
    expect(grafanaDockerfile).toMatch(/^RUN npm run build -w grafana-plugin$/m)
  })
})

describe('the image of the exporter', () => {
  test('builds on a named Node 24 and ends as a user without rights', () => {
    expect(dockerfile.match(/^FROM (\S+)/gm)).toEqual(['FROM node:24-slim', 'FROM node:24-slim'])
    expect(dockerfile.slice(dockerfile.lastIndexOf('FROM'))).toMatch(/^USER node$/m)
  })

  test('listens on the ports that are exposed and published', () => {
    const exposed = dockerfile.match(/^EXPOSE (.*)$/m)?.[1]?.split(' ')
    const listened = [...dockerfile.matchAll(/LASTGOOD_(?:HTTP|SMTP)=0\.0\.0\.0:(\d+)/g)].map(
      match => match[1],
    )
    expect(listened).toEqual(exposed)
    expect(compose.services['exporter']?.ports.map(port => port.split(':').at(-1))).toEqual(exposed)
  })

  test('keeps its data where compose mounts a volume', () => {
    expect(dockerfile).toMatch(/^VOLUME \/data$/m)
    expect(dockerfile).toMatch(/LASTGOOD_DATA=\/data\b/)
    expect(compose.services['exporter']?.volumes).toContain('lastgood-data:/data')
  })

  test('gets SIGTERM itself: its command runs Node without a shell', () => {
    expect(dockerfile).toMatch(/^CMD \["node", .*"exporter\/src\/main\.ts", "serve"\]$/m)
    expect(dockerfile).toMatch(/HEALTHCHECK .*\n\s+CMD \["node", .*"healthcheck"\]/)
  })
})
