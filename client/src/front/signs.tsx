/**
 * The three signs of the front page, apart from the icons of the war room, which are many and not needed here: scales from
 * game-icons.net (Lorc, CC BY 3.0), the others from Lucide (ISC licence).
 */

const stroked = { fill: 'none', stroke: 'currentColor', 'stroke-width': 2, 'stroke-linecap': 'round' } as const

/** Two people: playing with friends. */
export const FriendsSign = () => (
  <svg class="icon" viewBox="0 0 24 24" aria-hidden="true" {...stroked}>
    <path d="M16 21v-2a4 4 0 0 0-4-4H6a4 4 0 0 0-4 4v2M16 3.128a4 4 0 0 1 0 7.744M22 21v-2a4 4 0 0 0-3-3.87" />
    <circle cx="9" cy="7" r="4" />
  </svg>
)

/** A mortarboard: playing in class. */
export const ClassSign = () => (
  <svg class="icon" viewBox="0 0 24 24" aria-hidden="true" {...stroked}>
    <path d="M21.42 10.922a1 1 0 0 0-.019-1.838L12.83 5.18a2 2 0 0 0-1.66 0L2.6 9.08a1 1 0 0 0 0 1.832l8.57 3.908a2 2 0 0 0 1.66 0zM22 10v6" />
    <path d="M6 12.5V16a6 3 0 0 0 12 0v-3.5" />
  </svg>
)

/** Scales: the sign of the game. */
export const ScalesSign = () => (
  <svg class="icon" viewBox="0 0 512 512" aria-hidden="true">
    <path
      fill="currentColor"
      d="M254.47 53.094s-4.808 37.12-49.5 49.5c-44.695 12.38-129.282 0-129.282 0L61.343 115.78l8.187 9.157l-1.093 2.876l-51.843 137.312L16 266.72v1.717c0 18.897 8.253 34.243 20.344 44c12.09 9.758 27.563 14.31 42.937 14.313c15.376.003 30.878-4.556 42.97-14.313c12.092-9.756 20.344-25.094 20.344-44v-1.843l-.688-1.688L86.97 130.28c23.946-3.003 80.866-8.54 115.5 1.532c23.064 6.71 36.151 20.345 43.436 31.97L210.78 354.468l21.407 30.31c-17.75 7.75-32.593 24.84-37.562 51.345c-56.076 6.195-95.47 20.74-95.47 37.688h311.876c0-16.947-39.392-31.493-95.467-37.688c-4.91-26.6-19.57-44.112-37.188-51.906l21-29.75L264 162.28c7.457-11.275 20.388-24.045 42.47-30.468c34.955-10.167 92.615-4.42 116.155-1.437l-50.875 134.75l-.625 1.594v1.717c0 18.897 8.253 34.243 20.344 44c12.09 9.758 27.593 14.31 42.967 14.313c15.375.003 30.877-4.556 42.97-14.313c12.09-9.756 20.343-25.094 20.343-44v-1.843l-.688-1.688L441 127.562l-.938-2.28l8.782-8.438l-15.594-14.25s-84.556 12.38-129.25 0s-49.53-49.5-49.53-49.5M77.53 156.656l44.22 108.375H36.594L77.53 156.657zm355.158 0l44.218 108.375H391.72l40.967-108.374z"
    />
  </svg>
)
