/** A page at rest: what is still fading in has colours of its own. */
import type { Page } from 'playwright-core'

const mostMs = 5000

/** Resolves when for some frames nothing has moved that comes to an end, or when that takes too long. */
export async function standStill(page: Page): Promise<void> {
  await page.evaluate(async most => {
    const isMoving = () =>
      document
        .getAnimations()
        .some(
          animation =>
            animation.playState === 'running' &&
            animation.effect?.getComputedTiming().endTime !== Number.POSITIVE_INFINITY,
        )
    const untilMs = performance.now() + most
    // A movement begins some frames after what causes it.
    for (let still = 0; still < 5 && performance.now() < untilMs; still = isMoving() ? 0 : still + 1)
      await new Promise(resolve => setTimeout(resolve, 40))
  }, mostMs)
}
