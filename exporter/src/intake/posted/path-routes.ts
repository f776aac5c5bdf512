/** Pings and webhooks: a key in the path says for which check, and answers only when the message is on disk. */
import { randomUUID } from 'node:crypto'
import { type Request, type Response, Router } from 'express'
import { type Accept, type HookFormat, hookFormats, type Posting, type Received } from '../../core/message.ts'
import type { PathKey } from '../../core/registry.ts'
import { type Bodies, readLog } from './body.ts'
import type { PostedOptions } from './options.ts'
import { answerProblems, orLater, type PostedEvents, PostProblem, refuseMethod } from './post-problem.ts'
import { findSubscribeUrl } from './sns.ts'
import { createUnknownKeys } from './unknown-keys.ts'

export type PathDeps = {
  nowMs(): number
  /** Undefined for a key that there is not, or that was revoked; takes the same time either way. */
  findPathKey(secret: string): Promise<PathKey | undefined>
  /** Resolves after the commit. */
  accept: Accept
  /** Asks for an address of Amazon SNS, which confirms a subscription. Rejects when it is not confirmed. */
  confirm(url: string): Promise<void>
}

/** Head and tail of a ping's body that are kept. */
const maxLogBytes = 256 * 1024
const maxRunChars = 200
/** A key of ours is shorter; what is longer need not be looked for. */
const maxKeyChars = 200

export function createPathRoutes(
  deps: PathDeps,
  options: () => PostedOptions,
  bodies: Bodies,
  events: PostedEvents,
): Router {
  const router = Router({ caseSensitive: true })
  const unknown = createUnknownKeys()

  /** @throws PostProblem 404, the same for every key that is not good for this */
  async function needKey(
    intake: string,
    request: Request,
    fits: (key: PathKey) => boolean,
  ): Promise<PathKey> {
    const secret = String(request.params['key']).slice(0, maxKeyChars)
    const key = await orLater(intake, events, () => deps.findPathKey(secret))
    if (key && fits(key)) return key
    const waitSeconds = unknown.count(request.socket.remoteAddress ?? '', deps.nowMs())
    if (waitSeconds === undefined)
      throw new PostProblem(404, 'There is nothing here.', { refusal: 'unknownKey' })
    throw new PostProblem(429, 'Too many requests with keys that there are not.', {
      refusal: 'unknownKey',
      headers: { 'Retry-After': String(waitSeconds) },
    })
  }

  async function take(
    intake: string,
    posting: Posting,
    raw: Buffer,
    more: Pick<Received, 'oversizeBytes'> = {},
  ) {
    const received: Received = {
      intake,
      // Nothing in a ping tells two runs apart: each delivery is one.
      intakeKey: `${intake}:${randomUUID()}`,
      receivedAtMs: deps.nowMs(),
      raw,
      posting,
      ...more,
    }
    await orLater(intake, events, () => deps.accept(received))
  }

  async function ping(request: Request, response: Response) {
    const signal = readSignal(request.params['signal'])
    const key = await needKey('pings', request, found => found.kind === 'ping' && signal !== undefined)
    const run = readRun(request)
    const log = await readLog(request, maxLogBytes, options().hardLimitBytes)
    const posting: Posting = {
      checkId: key.checkId,
      format: 'ping',
      ...(signal !== undefined && { signal }),
      ...(run !== undefined && { run }),
    }
    await take('pings', posting, log.bytes, {
      ...(log.cutFromBytes !== undefined && { oversizeBytes: log.cutFromBytes }),
    })
    answerOk(response)
  }

  async function hook(request: Request, response: Response) {
    const product = String(request.params['product'])
    const { hooks, hardLimitBytes, confirmSns } = options()
    const form = findForm(product, hooks)
    const fits = (found: PathKey) =>
      found.kind === 'hook' && form !== undefined && (found.product ?? product) === product
    const { checkId } = await needKey('hooks', request, fits)
    await bodies.withBody(request, hardLimitBytes, async body => {
      await take('hooks', { checkId, format: 'json', ...form }, body)
      if (form?.format === 'aws' && confirmSns) await confirm(body)
    })
    answerOk(response)
  }

  /** A subscription that cannot be confirmed now is offered again by Amazon when we answer with a fault. */
  async function confirm(body: Buffer) {
    const url = findSubscribeUrl(body.toString('utf8'))
    if (url === undefined) return
    await orLater('hooks', events, () => deps.confirm(url))
    events.snsConfirmed(new URL(url).searchParams.get('TopicArn') ?? new URL(url).hostname)
  }

  router.use('/ping', (_request, _response, next) => (options().pings ? next() : next('router')))
  for (const path of ['/ping/:key', '/ping/:key/:signal'])
    router.route(path).get(ping).post(ping).put(ping).all(refuseMethod('GET, HEAD, POST, PUT'))
  router.route('/hook/:product/:key').post(hook).all(refuseMethod('POST'))
  router.use('/ping', answerProblems('pings', events))
  router.use('/hook', answerProblems('hooks', events))
  return router
}

function answerOk(response: Response) {
  response.set('Cache-Control', 'no-store').type('text').send('OK\n')
}

/** Undefined for a path that means nothing. Exit codes of Windows may be negative or ten digits long. */
function readSignal(written: unknown): Posting['signal'] {
  if (written === undefined || written === 'success') return 'success'
  if (written === 'start' || written === 'fail') return written
  return typeof written === 'string' && /^-?\d{1,10}$/.test(written) ? Number(written) : undefined
}

/** @throws PostProblem 400 */
function readRun(request: Request): string | undefined {
  const written = request.query['rid']
  if (written === undefined || written === '') return undefined
  if (typeof written === 'string' && written.length <= maxRunChars) return written
  throw new PostProblem(400, `rid is given twice or has more than ${maxRunChars} characters.`, {
    refusal: 'invalid',
  })
}

/** How posts to a product's address are read: built in, or as the configuration describes it. */
function findForm(
  product: string,
  hooks: PostedOptions['hooks'],
): (Pick<Posting, 'paths'> & { readonly format: HookFormat }) | undefined {
  const format = hookFormats.find(known => known === product)
  if (format !== undefined) return { format }
  const paths = Object.hasOwn(hooks, product) ? hooks[product] : undefined
  return paths && { format: 'json', paths }
}
