/** Whether tools find the same: a tool that does not is not timed, since it would be timed for other work. */

/** How many differences are told. */
const TOLD = 5

/**
 * What a tool found against what is to be found.
 * @param {{ place: number | string, name: string, finds: string[] }[]} expected every record; `name` is for people
 * @param {Map<number | string, string[]>} found by place, sorted
 * @param {readonly string[]} able the findings that the tool knows at all: others are not asked of it
 * @returns {string[]} one line a difference, at most a few; empty when they agree
 */
export const differences = (expected, found, able) => {
  const places = new Set(expected.map(({ place }) => place))
  const elsewhere = [...found].filter(([place]) => !places.has(place))
  const told = [
    ...expected.flatMap(({ place, name, finds }) => {
      const wanted = finds.filter((one) => able.includes(one)).sort()
      const got = found.get(place) ?? []
      return String(wanted) === String(got)
        ? []
        : [`${name} (${place}): expected ${listed(wanted)}, found ${listed(got)}`]
    }),
    ...elsewhere.map(([place, got]) => `${place}: found ${listed(got)} where no record is`),
  ]
  const more = told.length - TOLD
  return more > 0 ? [...told.slice(0, TOLD), `and ${more} more`] : told
}

const listed = (names) => (names.length === 0 ? 'nothing' : names.join(', '))
