/** What opens on the front page itself: playing with others, a match of one's own making, how the game plays. */
export type FrontPanel = 'friends' | 'own' | 'how'
