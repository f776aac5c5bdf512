/** Property tests try the same values in every run, so that a change is judged by what it changes; LASTGOOD_SEED tells
 *  other ones: a number, or `random`. */
import fc from 'fast-check'

const seed = process.env['LASTGOOD_SEED'] ?? '1'
if (seed !== 'random') fc.configureGlobal({ seed: Number(seed) })
