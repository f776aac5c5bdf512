/** Signals that somebody sends to this program and means for the command it runs. */
import { readFileSync } from 'node:fs'
import { isatty } from 'node:tty'

const posixSignals = ['SIGINT', 'SIGTERM', 'SIGHUP', 'SIGQUIT', 'SIGUSR1', 'SIGUSR2'] as const
/** Windows hands them to every program of the console itself; here they must only not end this one. */
const windowsSignals = ['SIGINT', 'SIGBREAK', 'SIGHUP'] as const

export type Signals = Disposable & {
  /** Who hears from now on. */
  hand: (signal: NodeJS.Signals) => void
}

export function listenToSignals(): Signals {
  const names: readonly NodeJS.Signals[] = process.platform === 'win32' ? windowsSignals : posixSignals
  const hear = (signal: NodeJS.Signals) => signals.hand(signal)
  const signals: Signals = {
    hand: () => {},
    [Symbol.dispose]: () => {
      for (const name of names) process.off(name, hear)
    },
  }
  for (const name of names) process.on(name, hear)
  return signals
}

/** Whether the command got the signal without us: a terminal sends its Ctrl-C and Ctrl-\ to every program in its
 *  foreground, and a backup that gets the second one often ends at once instead of cleaning up. */
export function reachedCommandAlready(signal: NodeJS.Signals): boolean {
  if (process.platform === 'win32') return true
  return (signal === 'SIGINT' || signal === 'SIGQUIT') && isInForeground()
}

function isInForeground(): boolean {
  try {
    // Behind the name in brackets: state, parent, process group, session, terminal, foreground group of the terminal.
    const fields = readFileSync('/proc/self/stat', 'utf8')
      .replace(/^.*\) /s, '')
      .split(' ')
    return fields[2] !== undefined && fields[2] === fields[5]
  } catch {
    return [0, 1, 2].some(fd => isatty(fd))
  }
}
