/** Learning platforms that take a link by an address of theirs, and that address. */
const PLATFORMS = {
  classroom: (link: string) => `https://classroom.google.com/share?url=${encodeURIComponent(link)}`,
  teams: (link: string) => `https://teams.microsoft.com/share?href=${encodeURIComponent(link)}`,
} as const

/** Where each learning platform takes a link to share with a class. A plain address: nothing is asked there before it is followed. */
export const shareLinks = (
  link: string,
): readonly { readonly platform: keyof typeof PLATFORMS; readonly href: string }[] =>
  (['classroom', 'teams'] as const).map((platform) => ({ platform, href: PLATFORMS[platform](link) }))
