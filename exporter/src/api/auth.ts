/** Basic authentication as the exporters of Prometheus have it: names and bcrypt hashes. A hash is slow by design, so
 *  its verdict is remembered under a keyed digest; what the browser sent is kept nowhere. */
import { createHmac, randomBytes } from 'node:crypto'
import { compare } from 'bcryptjs'
import { HttpProblem } from './problem.ts'

const rememberedLimit = 200
/** Passwords being compared or waiting for it: each costs tens of milliseconds of processor time. */
const waitingLimit = 50
const maxHeaderLength = 1000

/** @throws HttpProblem 503 when too many comparisons wait already. */
export function createVerifier(users: Readonly<Record<string, string>>) {
  const key = randomBytes(32)
  /** Apart from each other, so that a flood of wrong passwords does not make the good ones slow. */
  const good = new Set<string>()
  const bad = new Set<string>()
  let waiting = 0
  let last: Promise<unknown> = Promise.resolve()

  /** One at a time: a flood of wrong passwords slows down logins, not the service. */
  function compareNext(password: string, hash: string): Promise<boolean> {
    if (waiting >= waitingLimit) throw new HttpProblem(503, 'Too many logins at once; try again.')
    waiting++
    const verdict = last.then(() => compare(password, hash))
    last = verdict.catch(() => {}).finally(() => waiting--)
    return verdict
  }

  return async (name: string, password: string): Promise<boolean> => {
    const known = Object.hasOwn(users, name) ? users[name] : undefined
    // An unknown name is compared too, so that the time of the answer does not tell which names exist.
    const hash = known ?? Object.values(users)[0]
    if (hash === undefined) return false
    const digest = createHmac('sha256', key)
      .update(JSON.stringify([name, hash, password]))
      .digest('base64')
    if (good.has(digest)) return true
    if (bad.has(digest)) return false
    const verdict = (await compareNext(password, hash)) && known !== undefined
    remember(verdict ? good : bad, digest)
    return verdict
  }
}

function remember(digests: Set<string>, digest: string) {
  digests.add(digest)
  const [oldest] = digests
  if (digests.size > rememberedLimit && oldest !== undefined) digests.delete(oldest)
}

export function readBasic(header: string | undefined): { name: string; password: string } | undefined {
  if (header === undefined || header.length > maxHeaderLength) return undefined
  const [, encoded] = /^basic +([a-z0-9+/=_-]+) *$/i.exec(header) ?? []
  if (encoded === undefined) return undefined
  const decoded = Buffer.from(encoded, 'base64').toString('utf8')
  const colon = decoded.indexOf(':')
  return colon < 0 ? undefined : { name: decoded.slice(0, colon), password: decoded.slice(colon + 1) }
}
