import { expect, test } from 'vitest'
import { shareLinks } from '#client/classroom/shareLinks.ts'

/** The link as the platform reads it out of the address. */
const readBack = (link: string) =>
  shareLinks(link).map(({ href }) => {
    const { origin, pathname, searchParams, hash } = new URL(href)
    return [origin + pathname, [...searchParams], hash]
  })

test('a link arrives at Google Classroom and Teams as it was, whatever is in it', () => {
  const links = [
    'https://game.example/j/AB3DE',
    'https://game.example:8443/a%20school/balance/j/AB3DE?x=1&y=2&url=z#/student/q&href=w',
    'http://192.168.1.20:8080/j/AB3DE?label=Jörg+中文&a=b',
  ]
  for (const link of links) {
    expect(readBack(link)).toEqual([
      ['https://classroom.google.com/share', [['url', link]], ''],
      ['https://teams.microsoft.com/share', [['href', link]], ''],
    ])
  }
})
