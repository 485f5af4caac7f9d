import { expect, test } from 'vitest'
import { calendarFile } from '#server/lib/calendarFile'

const EVENT = {
  uid: 'table@delicate-balance',
  madeAt: Date.parse('2026-11-28T08:30:15.123Z'),
  at: Date.parse('2026-12-05T19:00:00Z'),
  minutes: 60,
  title: 'Ada',
  text: 'one\ntwo; three, four\\',
  url: 'https://game.example/t/ABCDEF',
  callsBefore: 15,
}

test('an event is the lines of RFC 5545, each ended by CR and LF', () => {
  expect(calendarFile(EVENT)).toBe(
    `${[
      'BEGIN:VCALENDAR',
      'VERSION:2.0',
      'PRODID:-//Delicate Balance//Appointments//EN',
      'CALSCALE:GREGORIAN',
      'METHOD:PUBLISH',
      'BEGIN:VEVENT',
      'UID:table@delicate-balance',
      'DTSTAMP:20261128T083015Z',
      'DTSTART:20261205T190000Z',
      'DURATION:PT60M',
      'SUMMARY:Ada',
      'DESCRIPTION:one\\ntwo\\; three\\, four\\\\',
      'URL:https://game.example/t/ABCDEF',
      'BEGIN:VALARM',
      'ACTION:DISPLAY',
      'DESCRIPTION:Ada',
      'TRIGGER:-PT15M',
      'END:VALARM',
      'END:VEVENT',
      'END:VCALENDAR',
    ].join('\r\n')}\r\n`,
  )
})

test('long lines are folded at 75 octets, no letter parted, and are the same again unfolded', () => {
  for (const title of ['a'.repeat(400), '恐怖平衡'.repeat(60), `${'x'.repeat(66)}𝔸𝔸𝔸`, '👩‍🚀'.repeat(40)]) {
    const file = calendarFile({ ...EVENT, title })
    const lines = file.split('\r\n')
    expect(Math.max(...lines.map((line) => Buffer.byteLength(line)))).toBeLessThanOrEqual(75)
    expect(Buffer.from(file).toString()).toBe(file)
    expect(file.replaceAll('\r\n ', '').split('\r\n')).toContain(`SUMMARY:${title}`)
  }
})

test('no text begins a line of its own', () => {
  const file = calendarFile({
    ...EVENT,
    title: 'x\r\nATTENDEE:mailto:eve@evil.example',
    url: 'https://a.example/\r\nX:Y',
  })
  expect(file).not.toMatch(/^(ATTENDEE|X):/m)
})
