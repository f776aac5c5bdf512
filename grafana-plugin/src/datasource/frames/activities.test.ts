import type { ListedActivity } from '../../../../exporter/src/api/contract-looking.ts'
import { activities } from '../../../test/looking-answers.ts'
import { activitiesTable } from './activities.ts'

test('a figure that only some results have is empty for the others, whatever its name', () => {
  const result = activities.find(one => one.kind === 'result')
  if (result?.kind !== 'result') throw new Error('there is no result among the activities')
  const named = (figure: string): ListedActivity => ({ ...result, figures: { [figure]: 7 } })
  const { fields } = activitiesTable([named('constructor'), named('toString'), named('size')])
  const values = (name: string) => fields.find(field => field.name === name)?.values
  expect(values('constructor')).toEqual([7, null, null])
  expect(values('toString')).toEqual([null, 7, null])
})
