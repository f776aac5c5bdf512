import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { readConfig } from './config.ts'
import { findFileCheck, listFileChecks } from './file-checks.ts'

let folder = ''
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'lastgood-'))
  await mkdir(join(folder, 'checks'))
})
afterEach(() => rm(folder, { recursive: true }))

const write = (name: string, text: string) => writeFile(join(folder, name), text)
const aCheck = (id: string) => `{ id: ${id}, match: { alias: ${id} } }`

async function read() {
  await write('lastgood.yml', `checkFiles: checks/*.yml\nchecks:\n  - ${aCheck('main')}\n`)
  await write('checks/a.yml', '# none\n')
  await write('checks/b.yml', `- ${aCheck('b1')}\n\n- ${aCheck('b2')}\n`)
  await write('checks/c.yml', `checks:\n  - ${aCheck('c1')}\n`)
  await write('checks/d.yml', 'id: d1\nmatch: { alias: d1 }\n')
  await write('checks/e.yml', '[]\n')
  return readConfig({ file: join(folder, 'lastgood.yml'), flags: {}, env: {} })
}

test('every check is found where it stands, as it is written there', async () => {
  const config = await read()
  const places = {
    main: 'lastgood.yml:3',
    b1: 'checks/b.yml:1',
    b2: 'checks/b.yml:3',
    c1: 'checks/c.yml:2',
    d1: 'checks/d.yml:1',
  }
  expect(config.checks.map(({ id }) => id)).toEqual(Object.keys(places))
  for (const [id, place] of Object.entries(places))
    expect(await findFileCheck(config, id)).toEqual({
      place: join(folder, place),
      yaml: { id, match: { alias: id } },
    })
  expect(await findFileCheck(config, 'x')).toBeUndefined()
  expect((await listFileChecks(config)).length).toBe(5)
})

test('a file that changed since is read as it stands now; what is not in it any more has a place and no text', async () => {
  const config = await read()
  await write('checks/b.yml', `- ${aCheck('new')}\n- ${aCheck('b1')}\n`)
  await rm(join(folder, 'checks/d.yml'))
  expect(await findFileCheck(config, 'b1')).toMatchObject({ place: join(folder, 'checks/b.yml:2') })
  expect(await findFileCheck(config, 'b2')).toEqual({ place: join(folder, 'checks/b.yml') })
  expect(await findFileCheck(config, 'd1')).toEqual({ place: join(folder, 'checks/d.yml') })
  const left = await listFileChecks(config)
  expect(left).toMatchObject([{ id: 'main' }, { id: 'b1' }, { id: 'c1' }])
})
