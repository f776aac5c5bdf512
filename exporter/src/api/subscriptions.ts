/** What the HTTP face asks of the rest of the service about report mails. */
import type {
  MailPreviewJson,
  ReportMailJson,
  SubscriptionJson,
  SubscriptionSaved,
  SubscriptionsJson,
} from './contract-reports.ts'

export type SubscriptionsApi = {
  list(): Promise<SubscriptionsJson>
  find(id: string): Promise<SubscriptionJson | undefined>
  /** @throws Refusal when it is wrong, or one of this id is there */
  create(written: unknown, who: string): Promise<SubscriptionSaved>
  /** @throws Refusal when it is wrong, is not there, stands in a file, or is not at this version */
  change(id: string, written: unknown, who: string, version?: number): Promise<SubscriptionSaved>
  remove(id: string, who: string, version?: number): Promise<void>
  /** A mail as it would be made now.
   *  @param signal when nobody waits for it any more. @throws AbortError then; Refusal when the subscription is wrong */
  preview(written: unknown, group: string | undefined, signal: AbortSignal): Promise<MailPreviewJson>
  /** Of one that is there. @throws Refusal when there is none, or the group is none of its */
  previewOf(id: string, group: string | undefined, signal: AbortSignal): Promise<MailPreviewJson>
  /** Makes a mail now and tries to send it. @throws Refusal when there is no such subscription, or no mail server */
  sendNow(id: string, group: string | undefined, who: string): Promise<readonly ReportMailJson[]>
  /** Newest first. */
  mails(
    filter: { readonly subscriptionId?: string; readonly beforeId?: number },
    limit: number,
  ): Promise<readonly ReportMailJson[]>
}
