/** Report mails for the HTTP face and for commands: what is subscribed, how a mail looks, and what became of those sent. */
import type {
  MailPreviewJson,
  ReportMailJson,
  SubscriptionJson,
  SubscriptionSaved,
} from '../api/contract-reports.ts'
import type { SubscriptionsApi } from '../api/subscriptions.ts'
import type { Config } from '../config/config.ts'
import type { MailContent } from '../core/mailing/content.ts'
import type { Subscription } from '../core/mailing/subscription.ts'
import { Refusal, refuseFields } from '../core/refusal.ts'
import type { composeMail } from '../publish/mailer.ts'
import type { ReportMail } from '../store/report-mails.ts'
import type { Store } from '../store/store.ts'
import type { Mailing } from './mailing.ts'
import type { WriteMail } from './mailing-deps.ts'
import type { InForce, Subscriptions } from './subscriptions.ts'

type Options = {
  readonly store: Pick<Store, 'reportMails' | 'lastReportMail'>
  readonly subscriptions: Subscriptions
  readonly mailing: Mailing
  readonly write: WriteMail
  readonly compose: typeof composeMail
  readonly config: () => Pick<Config, 'mail' | 'file'>
}

const previewSender = 'lastgood@localhost'

export function createSubscriptionsApi(options: Options): SubscriptionsApi {
  const { store, subscriptions, mailing, config } = options

  async function toJson({ origin, subscription, written, version }: InForce): Promise<SubscriptionJson> {
    const last = await store.lastReportMail(subscription.id)
    const troubles = mailing.troublesOf(subscription.id)
    const nextAtMs = config().mail && (await mailing.nextAtMs(subscription))
    return {
      origin,
      ...(origin === 'file' && { place: config().file }),
      subscription: written,
      ...(version !== undefined && { version }),
      timezone: await mailing.zoneOf(subscription),
      ...(nextAtMs !== undefined && { nextAtMs }),
      ...(last && { last: toMailJson(last) }),
      ...(troubles.length > 0 && { trouble: troubles.join('; ') }),
    }
  }

  async function makePreview(
    subscription: Subscription,
    wanted: string | undefined,
    signal: AbortSignal,
  ): Promise<MailPreviewJson> {
    const group = wanted ?? (subscription.kind === 'monthly' ? subscription.groups?.[0] : undefined)
    const about = { ...(await mailing.aboutNow(subscription)), ...(group !== undefined && { group }) }
    const content = await options.write(subscription, about, signal)
    const sender = config().mail
    const raw = await options.compose({
      ...content,
      from: sender?.from ?? previewSender,
      to: subscription.to,
      dateMs: about.dueAtMs,
      messageId: `preview@${previewSender}`,
      unsubscribe: sender?.unsubscribe ?? `mailto:${previewSender}`,
    })
    return {
      subject: content.subject,
      to: subscription.to,
      html: withPictures(content),
      text: content.text,
      bytes: raw.byteLength,
      period: about.period,
      ...(group !== undefined && { group }),
      isWrong: content.isWrong,
    }
  }

  async function need(id: string): Promise<InForce> {
    const found = await subscriptions.find(id)
    if (found) return found
    throw new Refusal('missing', `there is no subscription "${id}"`)
  }

  return {
    async list() {
      const all = await Promise.all((await subscriptions.list()).map(toJson))
      return { subscriptions: all, canSend: config().mail !== undefined }
    },
    async find(id) {
      const found = await subscriptions.find(id)
      return found && toJson(found)
    },
    create: async (written, who) => toSaved(await subscriptions.create(written, who)),
    change: async (id, written, who, version) =>
      toSaved(await subscriptions.change(id, written, who, version)),
    remove: subscriptions.remove,
    preview: async (written, group, signal) => makePreview(await subscriptions.read(written), group, signal),
    async previewOf(id, group, signal) {
      const { subscription } = await need(id)
      refuseOther(subscription, group)
      return makePreview(subscription, group, signal)
    },
    async sendNow(id, group, who) {
      const found = await need(id)
      const { subscription } = found
      refuseOther(subscription, group)
      const wanted: readonly (string | undefined)[] =
        group === undefined && subscription.kind === 'monthly' ? (subscription.groups ?? []) : [group]
      const sent: ReportMailJson[] = []
      for (const one of wanted) {
        const mail = await mailing.sendNow(found, one, who)
        if (!mail)
          throw new Refusal(
            'taken',
            `no mail server is configured: give mail: in ${config().file}, then try again`,
          )
        sent.push(toMailJson(mail))
      }
      return sent
    },
    mails: async (filter, limit) => (await store.reportMails(filter, limit)).map(toMailJson),
  }
}

function toSaved({ id, version }: SubscriptionSaved): SubscriptionSaved {
  return { id, version }
}

/** A monthly mail is about one of its groups; a daily one about all of them. */
function refuseOther({ kind, groups }: Subscription, group: string | undefined): void {
  if (group === undefined || (kind === 'monthly' && groups?.includes(group))) return
  throw refuseFields([{ field: 'group', detail: `"${group}" is none of its groups` }])
}

function toMailJson({ recipients, ...mail }: ReportMail): ReportMailJson {
  return { ...mail, to: recipients }
}

/** Pictures that travel beside the HTML stand in it. */
function withPictures({ html, attachments }: MailContent): string {
  return attachments.reduce(
    (text, { contentId, contentType, content }) =>
      contentId === undefined
        ? text
        : text.replaceAll(
            `cid:${contentId}`,
            `data:${contentType};base64,${Buffer.from(content).toString('base64')}`,
          ),
    html,
  )
}
