/** What a caught `unknown` says of itself. Asked by shape and not by `instanceof`: errors of Node's own modules
 *  may come from another realm than this code. */

export function messageOf(cause: unknown): string {
  return hasProperty(cause, 'message') && typeof cause.message === 'string' ? cause.message : String(cause)
}

/** Such as `EEXIST`. */
export function codeOf(cause: unknown): unknown {
  return hasProperty(cause, 'code') ? cause.code : undefined
}

/** Another connection holds the lock: SQLITE_BUSY and its extended codes, which carry it in their low byte. */
export function isBusy(cause: unknown): boolean {
  return hasProperty(cause, 'errcode') && typeof cause.errcode === 'number' && (cause.errcode & 0xff) === 5
}

/** The disk is full (SQLITE_FULL): said by the error, or by what caused it. */
export function isFull(cause: unknown): boolean {
  if (hasProperty(cause, 'errcode')) return cause.errcode === 13
  return hasProperty(cause, 'cause') && hasProperty(cause.cause, 'errcode') && cause.cause.errcode === 13
}

function hasProperty<K extends string>(value: unknown, key: K): value is Record<K, unknown> {
  return typeof value === 'object' && value !== null && key in value
}
