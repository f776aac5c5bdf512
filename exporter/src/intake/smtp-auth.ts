/** Checks a login against the configured users. The answer takes as long for an unknown user as for a wrong
 *  password, so that names cannot be tried out. */
import { createHmac, randomBytes, timingSafeEqual } from 'node:crypto'
import { compare } from 'bcryptjs'
import type { SmtpUser } from './smtp-options.ts'

/** A hash nobody has the password of, compared with when the user is unknown. */
const nobodysHash = '$2b$10$7Qh946xwUzRCpfpxn5XIk.BdglYe2WXVTBUoBlkU5IdUEG/q/ZEUq'

/** @returns a check of user and password. A bcrypt comparison costs a tenth of a second of CPU, so a login that
 *  was right once is remembered by a keyed digest; backup software logs in anew for every mail. */
export function createLoginCheck(users: readonly SmtpUser[]) {
  const key = randomBytes(32)
  const digest = (text: string) => createHmac('sha256', key).update(text).digest()
  const known = new Map(users.map(user => [user.user, user]))
  const right = new Map<string, Buffer>()
  return async (user: string, password: string): Promise<boolean> => {
    const given = digest(password)
    const remembered = right.get(user)
    if (remembered && timingSafeEqual(remembered, given)) return true
    const found = known.get(user)
    if (found && 'password' in found) return timingSafeEqual(digest(found.password), given)
    const is = await compare(password, found?.passwordHash ?? nobodysHash)
    if (!found || !is) return false
    right.set(user, given)
    return true
  }
}
