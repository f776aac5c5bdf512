/** Jobs that wait while one group is being committed become the next group: one fsync serves them all. */

export type GroupCommit<Job, Answer> = { submit(job: Job): Promise<Answer> }

/** @param take commits all of these or none, and answers in their order; a job whose group fails is tried alone
 *  @param refused is told of every job that could not be committed; its submitter gets the cause */
export function createGroupCommit<Job, Answer>(options: {
  readonly limit: number
  readonly take: (jobs: readonly Job[]) => Promise<readonly Answer[]>
  readonly refused: (job: Job, cause: unknown) => void
}): GroupCommit<Job, Answer> {
  type Waiting = {
    readonly job: Job
    readonly resolve: (answer: Answer) => void
    readonly reject: (cause: unknown) => void
  }
  const waiting: Waiting[] = []
  let draining = false

  async function take(group: readonly Waiting[]) {
    const answers = await options.take(group.map(({ job }) => job))
    for (const [i, { resolve }] of group.entries()) resolve(answers[i] as Answer)
  }

  async function drain() {
    draining = true
    // One turn of the event loop lets the jobs of other connections join the group.
    await new Promise(resolve => setImmediate(resolve))
    while (waiting.length > 0) {
      const group = waiting.splice(0, options.limit)
      await take(group).catch(cause => takeApart(group, cause))
    }
    draining = false
  }

  /** One job that cannot be committed must not take its neighbours with it; when two in a row cannot, it is the store
   *  that is in trouble, and the others need not wait for it to say so again. */
  async function takeApart(group: readonly Waiting[], cause: unknown) {
    let inARow = group.length === 1 ? 2 : 0
    for (const one of group) {
      if (inARow === 2) refuse(one, cause)
      else
        await take([one]).then(
          () => {
            inARow = 0
          },
          alone => {
            inARow++
            refuse(one, alone)
          },
        )
    }
  }

  function refuse({ job, reject }: Waiting, cause: unknown) {
    options.refused(job, cause)
    reject(cause)
  }

  return {
    submit: job =>
      new Promise((resolve, reject) => {
        waiting.push({ job, resolve, reject })
        if (!draining) void drain()
      }),
  }
}
