import { setVariables } from '../../test/fake-variables.ts'
import { interpolate } from './interpolate.ts'
import { readQuery } from './query.ts'

beforeEach(() => {
  setVariables({
    group: ['Acme', 'Müller, Söhne & Co'],
    site: ['x', 'y'],
    one: 'nas',
    all: '$__all',
    glob: ['.*'],
    none: [],
    empty: '',
    figure: 'duration',
  })
})

test.each([
  ['several values become several entries', ['$group'], ['Acme', 'Müller, Söhne & Co']],
  ['in braces too', [`\${one}`], ['nas']],
  ['in the midst of a name', ['$site-nas', 'fixed'], ['x-nas', 'y-nas', 'fixed']],
  ['two of them are combined', ['$site/$site'], ['x/x', 'x/y', 'y/x', 'y/y']],
  ['a value counts once', ['nas', '$one'], ['nas']],
  ['all restricts nothing', ['$all'], []],
  ['all beside others restricts nothing', ['Acme', '$glob'], []],
  ['a choice of nothing restricts nothing', ['$none', '$empty'], []],
  ['an unknown variable stays as it is written', ['$nowhere'], ['$nowhere']],
])('lists: %s', (_name, checks, expected) => {
  expect(interpolate(readQuery({ checks })).checks).toEqual(expected)
})

test('words are put into texts, and the variables of a repeated panel win', () => {
  const query = interpolate(readQuery({ text: 'on $site', figure: '$figure', groups: ['$group'] }), {
    group: { value: 'Repeated', text: 'Repeated' },
  })
  expect(query).toMatchObject({ text: 'on x y', figure: 'duration', groups: ['Repeated'] })
})
