/** The YAML shape of lastgood.yml. What a value means, and whether values fit together, is settled in settings.ts. */
import { z } from 'zod'
import { checkSchema, defaultsSchema } from './check-schema.ts'
import { limitsSchema } from './limits-schema.ts'
import { mailSchema, subscriptionSchema } from './mail-schema.ts'
import { postingSchema } from './posting-schema.ts'
import { secretKeys } from './secret-keys.ts'
import {
  count,
  either,
  flag,
  inWords,
  listOf,
  oneOf,
  optional,
  phrase,
  required,
  size,
  someTexts,
  text,
} from './shape.ts'

export const bcryptHash = /^\$2[aby]\$\d\d\$[./A-Za-z0-9]{53}$/

export const logLevels = ['trace', 'debug', 'info', 'warn', 'error', 'fatal', 'silent'] as const

const interval = (description: string, byDefault: string) =>
  optional(phrase('a duration such as "5 minutes"'), description, byDefault)
const listen = phrase('HOST:PORT, such as "127.0.0.1:9780"')

const httpSchema = z.strictObject({
  listen: optional(
    listen,
    'Address of metrics, status page and API. An empty host (`:9780`) means every IPv4 address, `[::]:9780` every address.',
    '127.0.0.1:9780',
  ),
  externalUrl: optional(
    phrase('an address such as "https://backups.example.com"'),
    'Address under which people reach the service; links in alerts begin with it.',
  ),
  tls: optional(
    z.strictObject({
      certFile: required(text('a file'), 'Certificate chain (PEM); read again when it changes.'),
      keyFile: required(text('a file'), 'Its key (PEM).'),
      clientCaFile: optional(
        text('a file'),
        'Only clients with a certificate of this authority (PEM) may connect.',
      ),
    }),
    'Serve HTTPS.',
  ),
  users: optional(
    z.record(
      z.string(),
      text('a bcrypt hash such as "$2y$10$…"').regex(bcryptHash, {
        error:
          'is no bcrypt hash: make one with `htpasswd -nBC 10 NAME` and take what stands behind the colon',
      }),
    ),
    'Basic authentication: names and bcrypt hashes of passwords, as Prometheus exporters have it.',
  ),
})

const smtpSchema = z.strictObject({
  listen: optional(listen, 'Address that takes mail.', '127.0.0.1:2525'),
  address: optional(
    someTexts('an address such as backups@example.com'),
    'Own address (or addresses); with the alias `nas`, mail to `backups+nas@example.com` is meant.',
  ),
  lmtp: optional(flag, 'Speak LMTP, for a mail server that delivers here.', false),
  name: optional(text('a host name'), 'Name in the greeting.', inWords('that of the machine')),
  tls: optional(
    z.strictObject({
      certFile: required(text('a file'), 'Certificate chain (PEM); read again when it changes.'),
      keyFile: required(text('a file'), 'Its key (PEM).'),
      implicit: optional(flag, 'TLS from the first byte instead of STARTTLS.', false),
    }),
    'Offer STARTTLS.',
  ),
  auth: optional(
    z.strictObject({
      users: required(
        listOf(
          z.strictObject({
            user: required(text('a user name'), 'Name.'),
            ...secretKeys,
            passwordHash: optional(text('a bcrypt hash'), 'bcrypt hash of the password.'),
          }),
          'a list of users',
        ),
        'Who may send mail; each has one of the four password keys.',
      ),
      required: optional(flag, 'Refuse mail without a login.', true),
      allowInsecure: optional(flag, 'Take passwords without TLS too.', false),
    }),
    'Logins.',
  ),
  maxSize: size('How much of a message is kept; of a larger one, its head.', '25 MB'),
  allowedRecipients: optional(
    listOf(text('an address'), 'a list of addresses'),
    'Addresses mail is taken for, each with its plus addresses; any unless given.',
  ),
  allowedDomains: optional(
    listOf(text('a domain'), 'a list of domains'),
    'Domains mail is taken for; any unless given.',
  ),
  maxConnections: optional(count(1, 10_000), 'Clients connected at once.', 100),
})

const imapSchema = z.strictObject({
  name: required(text('a name'), 'Name in metrics: the intake is `imap:NAME`.'),
  host: required(text('a host name'), 'Mail server.'),
  port: optional(count(1, 65_535), 'Port.', inWords('993, or 143 without implicit TLS')),
  user: required(text('a user name'), 'Login name.'),
  ...secretKeys,
  tokenCommand: optional(
    listOf(text('a program or an argument'), 'a list: program and arguments'),
    'Program that prints an OAuth2 access token, in place of a password.',
  ),
  tls: optional(oneOf('implicit', 'starttls', 'none'), 'How the connection is protected.', 'implicit'),
  caFile: optional(text('a file'), 'Authority of the server certificate (PEM), when it is not a public one.'),
  folder: optional(text('a folder'), 'Folder that is read.', 'INBOX'),
  address: optional(
    someTexts('an address such as backups@example.com'),
    'Own address of this mailbox, the base of aliases.',
    inWords('`user`, if it is an address'),
  ),
  afterwards: optional(
    either(
      'leave, delete, { move: FOLDER } or { flag: FLAG }',
      z.enum(['leave', 'delete']),
      z.strictObject({ move: required(text('a folder'), 'Move to this folder.') }),
      z.strictObject({ flag: required(text('a flag such as "\\\\Seen"'), 'Set this flag.') }),
    ),
    'What happens to a message after it is stored.',
    'leave',
  ),
  poll: interval('How often the folder is looked at, whatever the server announces.', '1 minute'),
  maxSize: size('How much of a message is kept; of a larger one, its head.', '25 MB'),
})

const holidaysSchema = z.record(
  z.string(),
  z.strictObject({
    file: optional(text('an .ics file'), 'Calendar file (.ics), relative to this file.'),
    dates: optional(listOf(phrase('a date such as 2026-12-24'), 'a list of dates'), 'Dates.'),
  }),
)

const influxSchema = z.strictObject({
  url: required(text('an address'), 'Address of the server, such as `http://127.0.0.1:8086`.'),
  version: optional(
    either('1 or 2', z.literal(1), z.literal(2)),
    'Which API it is written by: 1 for InfluxDB 1.x, 2 for InfluxDB 2 and later and what speaks its write API.',
    2,
  ),
  org: optional(text('an organization'), 'Version 2: organization.', inWords('empty')),
  bucket: optional(text('a bucket'), 'Version 2: bucket; must be given.'),
  token: optional(text('a token'), 'Version 2: the token itself. Better: one of the next two.'),
  tokenFile: optional(text('a file'), 'Version 2: file that holds the token, relative to this file.'),
  tokenEnv: optional(text('a variable'), 'Version 2: environment variable that holds the token.'),
  database: optional(text('a database'), 'Version 1: database; must be given, and must exist.'),
  retentionPolicy: optional(
    text('a retention policy'),
    'Version 1: retention policy.',
    inWords('that of the database'),
  ),
  user: optional(text('a user name'), 'Version 1: login name.', inWords('no login')),
  ...secretKeys,
  caFile: optional(text('a file'), 'Authority of the server certificate (PEM), when it is not a public one.'),
  measurement: optional(text('a name'), 'Measurement of every point.', 'backup'),
  tags: optional(z.record(z.string(), text('a value')), 'Further tags of every point.'),
  from: optional(
    oneOf('now', 'beginning'),
    'What the first start begins with: new activities, or all that are stored.',
    'now',
  ),
  batch: optional(
    z.strictObject({
      points: optional(count(1, 100_000), 'Points of one request at most.', 5000),
      size: size('Size of one request at most, before it is compressed.', '1 MB'),
    }),
    'How much is sent at once.',
  ),
})

const senderTrustSchema = z.strictObject({
  verify: optional(
    oneOf('off', 'dns', 'headers'),
    '`dns`: SPF, DKIM, DMARC and ARC are verified here, which asks DNS. `headers`: what `trustedServer` found out is taken.',
    'off',
  ),
  trustedServer: optional(
    text('a name such as mx.example.com'),
    'Name that your own mail server puts at the begin of its Authentication-Results headers. It must remove such headers from mail that comes in. With `dns` it tells what only it saw: SPF, when mail is fetched by IMAP.',
  ),
  known: optional(
    listOf(text('an address or a domain'), 'a list of addresses and domains'),
    'Known senders: `nas@example.com`, `*@example.com` or `example.com`.',
  ),
  sealers: optional(
    listOf(text('a domain'), 'a list of domains'),
    'Domains that forward mail to you and whose ARC seal counts, such as `google.com`.',
  ),
  resolvers: optional(
    listOf(text('IP:PORT'), 'a list of IP:PORT'),
    'DNS servers, as IP or IP:PORT.',
    inWords('those of the machine'),
  ),
  timeout: interval('How long a DNS server may take to answer; it is asked twice.', '2 seconds'),
  maxAge: interval(
    'How old a signed mail may be when it arrives; an older one may be sent again by somebody else.',
    '2 days',
  ),
})

const settingsSchema = z.strictObject({
  data: optional(text('a folder'), 'Folder of the embedded store, relative to this file.', './data'),
  timezone: optional(
    phrase('a time zone such as Europe/Berlin'),
    'Zone of times and days in checks.',
    inWords('that of the machine'),
  ),
  http: optional(httpSchema, 'Metrics, status page and API.'),
  smtp: optional(smtpSchema, 'Takes mail by SMTP or LMTP; off unless given.'),
  imap: optional(listOf(imapSchema, 'a list of mailboxes'), 'Mailboxes that are read.'),
  influx: optional(influxSchema, 'InfluxDB that results are published to; none unless given.'),
  posting: optional(postingSchema, 'Posted reports, pings and webhooks.'),
  senderTrust: optional(senderTrustSchema, 'How senders of mail are verified, for `trust` in checks.'),
  mail: optional(mailSchema, 'Mail server by which report mails are sent; none are sent unless given.'),
  reports: optional(
    listOf(subscriptionSchema, 'a list of subscriptions; limits of posted reports stand under posting'),
    'Report mails: who gets which, and when.',
  ),
  retention: optional(
    phrase('a duration such as "100 days"'),
    'How long messages and history are kept.',
    '100 days',
  ),
  log: optional(
    z.strictObject({
      level: optional(oneOf(...logLevels), 'Least level that is written.', 'info'),
      format: optional(oneOf('json', 'text'), 'JSON lines, or lines for people.', 'json'),
    }),
    'Log on standard error.',
  ),
  limits: optional(limitsSchema, 'What a message may cost. Over a limit it is kept, cut and marked.'),
  checkFiles: optional(
    someTexts('a path or pattern such as checks/*.yml'),
    'Files with checks: paths or patterns with `*` and `**`, relative to this file.',
  ),
  checkDefaults: optional(defaultsSchema, 'What holds for every check that does not say otherwise.'),
  holidays: optional(holidaysSchema, 'Calendars of days on which nothing is expected, by name.'),
})

/** The whole file; checks are read one by one, so that reading stays quick and problems stay apart. */
export const fileSchema = settingsSchema.extend({ checks: optional(z.unknown(), 'Checks.') })

/** For editors: with the checks spelled out. */
export const documentedFileSchema = settingsSchema.extend({
  checks: optional(z.array(checkSchema), 'Checks, as in a file of `checkFiles`.'),
})
export type SettingsYaml = z.infer<typeof fileSchema>
