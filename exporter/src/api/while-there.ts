/** Answers that cost much to make are not made to their end for whoever has gone. */
import type { Response } from 'express'

/** @param make is told when the client goes, and may then end with an error: nobody hears of it */
export async function answerWhileThere<T>(
  response: Response,
  make: (signal: AbortSignal) => Promise<T>,
): Promise<void> {
  const gone = new AbortController()
  response.once('close', () => gone.abort())
  if (response.destroyed) gone.abort()
  try {
    response.json(await make(gone.signal))
  } catch (cause) {
    if (!gone.signal.aborted) throw cause
  }
}
