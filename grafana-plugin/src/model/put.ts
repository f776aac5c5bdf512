/** A copy of a record with one value changed. `undefined` takes the key out: what is not said has its default. */
export function put<T extends object, K extends keyof T>(record: T, key: K, value: T[K] | undefined): T {
  const copy = { ...record }
  if (value === undefined) Reflect.deleteProperty(copy, key)
  else copy[key] = value
  return copy
}
