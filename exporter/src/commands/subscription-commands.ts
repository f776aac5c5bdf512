/** `lastgood subscription list`, `preview`, `send` and `mails`: report mails, their look and what became of them. */
import { writeFile } from 'node:fs/promises'
import type {
  MailPreviewJson,
  ReportMailJson,
  ReportMailsPage,
  SubscriptionJson,
  SubscriptionsJson,
} from '../api/contract-reports.ts'
import { reasonOf } from '../config/secrets.ts'
import { type AllFlags, act, type ManagingCommands, option, pathId } from './managing.ts'
import { showMoment } from './managing-words.ts'

export function addSubscriptionCommands(commands: ManagingCommands): void {
  const subscription = commands.program
    .command('subscription')
    .description('report mails: who gets which, and when')
  option(
    commands,
    subscription.command('list'),
    'every subscription, when its next mail is due and how the last one went',
  ).action((flags: AllFlags) =>
    act(commands, flags, async ({ ask, output }) => {
      const { subscriptions, canSend } = (await ask('GET', '/subscriptions')) as SubscriptionsJson
      for (const one of subscriptions) output.line(showSubscription(one))
      if (!canSend) output.line('# nothing is sent: the configuration has no mail:')
    }),
  )
  option(commands, subscription.command('preview'), 'the mail as it would be made now; nothing is sent')
    .argument('<id>', 'id of the subscription')
    .option('--group <group>', 'of a monthly one: the client')
    .option('--out <file>', 'write the HTML to this file; else the text is printed')
    .action((id: string, flags: AllFlags & { group?: string; out?: string }) =>
      act(commands, flags, async ({ ask, output }) => {
        // As the service has it: a logo of the file is a path there, which is none for others.
        const group = flags.group === undefined ? '' : `&${new URLSearchParams({ group: flags.group })}`
        const path = `/subscriptions/${pathId(id, 'preview')}${group}`
        const mail = (await ask('GET', path)) as MailPreviewJson
        output.line(`Subject: ${mail.subject}`)
        output.line(`To: ${mail.to.join('; ')}`)
        output.line(`# ${mail.bytes} bytes`)
        if (flags.out === undefined) output.line(`\n${mail.text.trimEnd()}`)
        else await write(flags.out, mail.html)
      }),
    )
  option(commands, subscription.command('send'), 'make a mail now, beside those that are due, and send it')
    .argument('<id>', 'id of the subscription')
    .option('--group <group>', 'of a monthly one: only this client')
    .action((id: string, flags: AllFlags & { group?: string }) =>
      act(commands, flags, async ({ ask, output }) => {
        const asked = flags.group === undefined ? {} : { group: flags.group }
        const mails = (await ask(
          'POST',
          `/subscriptions/${pathId(id, 'send')}`,
          asked,
        )) as readonly ReportMailJson[]
        for (const mail of mails) output.line(showMail(mail))
      }),
    )
  option(
    commands,
    subscription.command('mails'),
    'mails of the last time, newest first, and what became of them',
  )
    .argument('[id]', 'id of the subscription; all unless given')
    .action((id: string | undefined, flags: AllFlags) =>
      act(commands, flags, async ({ ask, output }) => {
        const query = id === undefined ? '' : `?${new URLSearchParams({ subscription: id })}`
        const { mails } = (await ask('GET', `/subscriptions/mails${query}`)) as ReportMailsPage
        for (const mail of mails) output.line(showMail(mail))
      }),
    )
}

function showSubscription({ subscription, origin, nextAtMs, last, trouble }: SubscriptionJson): string {
  return [
    subscription.id,
    addressesOf(subscription.to),
    origin === 'file' ? 'file' : 'managed',
    nextAtMs === undefined ? 'not due' : `next ${showMoment(nextAtMs)}`,
    last === undefined ? 'none yet' : `last ${last.state} ${showMoment(last.endedAtMs ?? last.dueAtMs)}`,
    ...(trouble === undefined ? [] : [`cannot be made: ${trouble}`]),
  ].join('\t')
}

function showMail({
  subscriptionId,
  period,
  group,
  subject,
  state,
  endedAtMs,
  dueAtMs,
  error,
}: ReportMailJson): string {
  return [
    subscriptionId,
    group === undefined ? period : `${period} ${group}`,
    state,
    showMoment(endedAtMs ?? dueAtMs),
    subject,
    ...(error === undefined ? [] : [error]),
  ].join('\t')
}

/** As they are written everywhere, however they stand in the file. */
function addressesOf(to: string): string {
  return to
    .split(';')
    .map(one => one.trim())
    .filter(Boolean)
    .join('; ')
}

async function write(file: string, text: string): Promise<void> {
  try {
    await writeFile(file, text)
  } catch (cause) {
    throw new Error(`${file}: cannot be written: ${reasonOf(cause)}`, { cause })
  }
}
