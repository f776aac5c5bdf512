/** Blocks of conditions while they are edited: nested, each with one quantifier, their parts found by place. */
import type { BlockYaml, ConditionYaml } from '../../../exporter/src/api/contract-checks.ts'
import { put } from './put.ts'

export type Part = ConditionYaml | BlockYaml
export type Quantifier = 'all' | 'any'

export function isCondition(part: Part): part is ConditionYaml {
  return 'field' in part
}

export function quantifierOf(block: BlockYaml): Quantifier {
  return block.any !== undefined && block.all === undefined ? 'any' : 'all'
}

export function partsOf(block: BlockYaml): readonly Part[] {
  return block[quantifierOf(block)] ?? []
}

/** With both `all` and `any`, both must fit: the same as `all` with the `any` as one of its parts. */
export function toEditableBlock(block: BlockYaml): BlockYaml {
  const { all, any, condenseWhitespace, combineAttachments } = block
  const look = {
    ...(condenseWhitespace !== undefined && { condenseWhitespace }),
    ...(combineAttachments !== undefined && { combineAttachments }),
  }
  const edited = (parts: readonly Part[]) =>
    parts.map(part => (isCondition(part) ? part : toEditableBlock(part)))
  if (all && any) return { ...look, all: [...edited(all), { any: edited(any) }] }
  return any ? { ...look, any: edited(any) } : { ...look, all: edited(all ?? []) }
}

/** Keeps everything else of the block, such as the alias of a match. */
export function setParts<B extends BlockYaml>(block: B, parts: readonly Part[]): B {
  return { ...block, [quantifierOf(block)]: parts }
}

export function setQuantifier<B extends BlockYaml>(block: B, quantifier: Quantifier): B {
  const other = quantifier === 'all' ? 'any' : 'all'
  return { ...put<B, keyof B>(block, other, undefined), [quantifier]: partsOf(block) }
}

export function addPart<B extends BlockYaml>(block: B, part: Part): B {
  return setParts(block, [...partsOf(block), part])
}

export function changePart<B extends BlockYaml>(block: B, at: number, part: Part): B {
  return setParts(
    block,
    partsOf(block).map((one, index) => (index === at ? part : one)),
  )
}

export function removePart<B extends BlockYaml>(block: B, at: number): B {
  return setParts(
    block,
    partsOf(block).filter((_, index) => index !== at),
  )
}

/** On unless said otherwise, by this block or one around it. */
export function setLook<B extends BlockYaml>(
  block: B,
  key: 'condenseWhitespace' | 'combineAttachments',
  isOn: boolean,
  isInherited: boolean,
): B {
  return put<B, typeof key>(block, key, isOn === isInherited ? undefined : isOn)
}
