import { lookOfOutcome } from './message-look.ts'

test('no outcome looks like a success: a failed backup is matched, too', () => {
  for (const { color, glyph } of Object.values(lookOfOutcome)) {
    expect(color).not.toBe('green')
    expect(glyph).not.toBe('✓')
  }
})
