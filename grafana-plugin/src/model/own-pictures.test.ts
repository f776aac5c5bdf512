import type { MessageJson } from '../../../exporter/src/api/contract.ts'
import { findOwnPictures, pictureIdOf } from './own-pictures.ts'

type Attachment = MessageJson['attachments'][number]
const picture = (name: string, contentId?: string, more: Partial<Attachment> = {}): Attachment => ({
  name,
  contentType: 'image/png',
  bytes: 100,
  ...(contentId !== undefined && { contentId }),
  ...more,
})
const placesOf = (address: string, attachments: readonly Attachment[]) =>
  findOwnPictures([pictureIdOf(address) ?? ''], attachments).map(({ attachment }) => attachment)

test.each([
  ['cid:logo@vault', 'logo@vault'],
  ['CID:logo@vault', 'logo@vault'],
  ['cid:<logo@vault>', 'logo@vault'],
  ['cid:%3Clogo%40vault%3E', 'logo@vault'],
  ['cid:100%', '100%'],
  ['https://vault.example/logo', undefined],
  ['data:image/png;base64,AA', undefined],
  ['cid:', undefined],
])('%s asks for %s', (address, id) => expect(pictureIdOf(address)).toBe(id))

test.each<[string, string, readonly Attachment[], readonly number[]]>([
  [
    'the content id decides, not the name',
    'cid:a.png',
    [picture('a.png', 'x'), picture('b.png', 'a.png')],
    [1],
  ],
  ['brackets around the id of the part do not count', 'cid:a@b', [picture('', ' <a@b> ')], [0]],
  ['nor does the case', 'cid:ii_A@B', [picture('', 'II_a@b')], [0]],
  [
    'but of two ids that differ in case the same one is meant',
    'cid:A',
    [picture('', 'a'), picture('', 'A')],
    [1],
  ],
  ['a percent-encoded id is read', 'cid:chart%201%2Fa@b', [picture('', 'chart 1/a@b')], [0]],
  ['a part without an id goes by its name', 'cid:image001.png@01DB3A', [picture('Image001.png')], [0]],
  ['a part that has another id does not', 'cid:image001.png@01DB3A', [picture('image001.png', 'y')], []],
  ['nothing is not a name', 'cid:@x', [picture('')], []],
  ['what is no picture is left', 'cid:a', [picture('', 'a', { contentType: 'text/html' })], []],
  ['nor one that would act', 'cid:a', [picture('', 'a', { contentType: 'image/svg+xml' })], []],
  ['what is too large is left', 'cid:a', [picture('', 'a', { bytes: 3_000_000 })], []],
])('%s', (_, address, attachments, expected) => expect(placesOf(address, attachments)).toEqual(expected))

test('a picture that is shown twice is loaded once, and not more than twenty are', () => {
  const attachments = Array.from({ length: 30 }, (_, at) => picture('', `p${at}`))
  expect(findOwnPictures(['p1', 'p1'], attachments)).toHaveLength(1)
  expect(
    findOwnPictures(
      attachments.map(({ contentId = '' }) => contentId),
      attachments,
    ),
  ).toHaveLength(20)
})
