/** Who may say what before a message is taken: login, sender, recipients. Nothing here is ever relayed, so the worst
 *  an unwanted client can do is to put a message into the list of unmatched ones. */
import type { SMTPServerError, SMTPServerOptions, SMTPServerSession } from 'smtp-server'
import type { Events } from '../events.ts'
import { createLoginCheck } from './smtp-auth.ts'
import { isRecipientAllowed, type SmtpOptions } from './smtp-options.ts'

/** Why something was refused: a label value, so the list is closed. */
type Refusal = Parameters<Events['smtpRefused']>[1]

/** Notes the refusal and makes the answer. `detail` is for the log only. */
export type Refuse = (
  reason: Refusal,
  responseCode: number,
  text: string,
  session: Pick<SMTPServerSession, 'remoteAddress'>,
  detail?: string,
) => SMTPServerError

/** Wrong passwords on one connection before it is closed. */
const maxLoginFailures = 3
const loggedAddressLength = 200

type Handlers = Required<
  Pick<SMTPServerOptions, 'onConnect' | 'onSecure' | 'onAuth' | 'onMailFrom' | 'onRcptTo'>
>

/** @param hidden commands that no session has. */
export function createPolicy(options: SmtpOptions, hidden: readonly string[], refuse: Refuse): Handlers {
  const { auth } = options
  const isLogin = auth && createLoginCheck(auth.users)
  const failures = new WeakMap<SMTPServerSession, number>()

  const refuseLogin = (session: SMTPServerSession) => {
    const count = (failures.get(session) ?? 0) + 1
    failures.set(session, count)
    return count < maxLoginFailures
      ? refuse('login', 535, 'wrong user or password', session)
      : refuse('login', 421, 'too many wrong passwords, closing', session)
  }
  const checkLogin = (session: SMTPServerSession) => {
    if (!auth?.required || session.user) return undefined
    const isHidden = !session.secure && !auth.allowInsecure
    return refuse('login', 530, isHidden ? 'use STARTTLS first, then log in' : 'log in first', session)
  }
  const checkRecipient = (address: string, session: SMTPServerSession) =>
    isRecipientAllowed(options, address)
      ? undefined
      : refuse('recipient', 550, 'no such recipient here', session, address.slice(0, loggedAddressLength))

  return {
    onConnect(session, callback) {
      // AUTH is offered once the connection is encrypted, so that no client sends its password before that.
      if (auth && !auth.allowInsecure && !session.secure) session.disabledCommands = [...hidden, 'AUTH']
      later(callback)
    },
    onSecure(_socket, session, callback) {
      delete session.disabledCommands
      later(callback)
    },
    onAuth({ username = '', password }, session, callback) {
      const answer = (is: boolean) =>
        is ? callback(null, { user: username }) : callback(refuseLogin(session))
      const asked = isLogin ? isLogin(username, password ?? '') : Promise.resolve(false)
      asked.catch(() => false).then(answer)
    },
    onMailFrom: (_address, session, callback) => later(callback, checkLogin(session)),
    onRcptTo: ({ address }, session, callback) => later(callback, checkRecipient(address, session)),
  }
}

/** The library loses the end of a message when a client sends everything in one go and these answer at once
 *  (smtp-server 3.21.6, SMTPStream.continue); an answer in the next turn is safe. */
function later(callback: (error?: Error) => void, error?: Error) {
  setImmediate(callback, error)
}
