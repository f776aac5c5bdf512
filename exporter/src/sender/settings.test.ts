import { chmodSync, writeFileSync } from 'node:fs'
import { hostname } from 'node:os'
import { join } from 'node:path'
import { aFolder } from '../../test/store/builders.ts'
import { readSettings, type SenderFlags } from './settings.ts'

function read(flags: SenderFlags, env: Record<string, string> = {}) {
  const told: string[] = []
  const home = { HOME: '/nonexistent', XDG_CONFIG_HOME: '/nonexistent' }
  const settings = readSettings({
    flags,
    env: { ...home, ...env },
    version: '1',
    tell: text => told.push(text),
  })
  return { settings, told }
}
const basic = (words: string) => `Basic ${Buffer.from(words).toString('base64')}`
const url = 'https://backups.example.com'

test('a flag beats the environment, the environment beats the file', () => {
  using folder = aFolder()
  const file = join(folder.path, 'sender.yml')
  writeFileSync(
    file,
    'url: https://file.example.com\norganization: File\ncomputer: file-pc\nproduct: Backup 7\n',
  )
  const { settings } = read(
    { settings: file, computer: 'flag-pc' },
    { LASTGOOD_COMPUTER: 'env-pc', LASTGOOD_ORGANIZATION: 'Env', LASTGOOD_TOKEN: 't' },
  )
  expect(settings).toMatchObject({ computer: 'flag-pc', organization: 'Env', product: 'Backup 7' })
  expect(settings.target().url.href).toBe('https://file.example.com/')
})

test('a computer is called by its host name unless told otherwise', () => {
  expect(read({}).settings).toMatchObject({ computer: hostname(), organization: undefined })
})

test('a key file is relative to the file that names it, and its newline is no part of the key', () => {
  using folder = aFolder()
  const file = join(folder.path, 'sender.yml')
  writeFileSync(join(folder.path, 'key'), 'secret\n', { mode: 0o600 })
  writeFileSync(file, `url: ${url}\naccount: acme\nkeyFile: key\n`)
  const { settings, told } = read({ settings: file })
  expect(settings.target().authorization).toBe(basic('acme:secret'))
  expect(told).toEqual([])
})

test('credentials of different places are not mixed: a key of the environment beats the token of the file', () => {
  using folder = aFolder()
  const file = join(folder.path, 'sender.yml')
  writeFileSync(file, `url: ${url}\naccount: acme\ntoken: of-the-file\n`, { mode: 0o600 })
  expect(read({ settings: file }).settings.target().authorization).toBe('Bearer of-the-file')
  expect(read({ settings: file }, { LASTGOOD_KEY: 'k' }).settings.target().authorization).toBe(
    basic('acme:k'),
  )
})

test('a secret that everybody can read is told', () => {
  using folder = aFolder()
  const file = join(folder.path, 'sender.yml')
  writeFileSync(file, `url: ${url}\ntoken: t\n`)
  chmodSync(file, 0o644)
  const { settings, told } = read({ settings: file })
  settings.target()
  expect(told).toEqual([`${file} holds a secret and everybody can read it: chmod 600 ${file}`])
})

test.each([
  [{}, 'url is not set: give the address of the service with --url'],
  [{ url: 'backups.example.com' }, '--url: "backups.example.com" is not an address like'],
  [{ url: 'ftp://x' }, 'is not an address like'],
  [{ url: 'https://acme:key@x.example' }, 'credentials do not belong into the address'],
  [{ url }, 'no credentials: give account and keyFile'],
  [{ url, key: 'k' }, 'account is not set'],
  [{ url, key: 'k', token: 't' }, '--key and --token: keep one of them'],
  [{ url, key: 'k', account: 'a:b' }, '--account: an account has no colon in it'],
  [
    { url, keyFile: '/nonexistent/key', account: 'a' },
    '--key-file: /nonexistent/key cannot be read: it does not exist',
  ],
  [{ url, token: 'two words' }, '--token: expected one word without blanks'],
])('%j cannot send: %s', (flags, problem) => {
  expect(() => read(flags).settings.target()).toThrow(problem)
})

test.each([
  ['https://x.example/lastgood/', 'https://x.example/lastgood/'],
  ['https://x.example/api/v1/reports', 'https://x.example/'],
  ['http://127.0.0.1:9780', 'http://127.0.0.1:9780/'],
])('the address %s means the service at %s', (given, expected) => {
  expect(read({ url: given, token: 't' }).settings.target().url.href).toBe(expected)
})

test.each([
  ['urll: x\n', /sender\.yml: "urll" is no setting of the sender; there are: url, account/],
  ['url: [a]\n', /sender\.yml: url must be one text/],
  ['just words\n', /must be lines such as/],
  ['url: "open\n', /sender\.yml: settings of the sender cannot be read: .*line 2/s],
])('a settings file with %j is refused', (text, problem) => {
  using folder = aFolder()
  const file = join(folder.path, 'sender.yml')
  writeFileSync(file, text)
  expect(() => read({ settings: file })).toThrow(problem)
})

test('a settings file that was asked for must be there', () => {
  expect(() => read({ settings: '/nonexistent/sender.yml' })).toThrow(/nonexistent.*cannot be read/)
})
