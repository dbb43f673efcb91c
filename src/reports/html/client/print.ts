/** So many findings are printed; a longer list is for the screen. */
export const MOST_PRINTED = 1000

/**
 * Before printing, lists what the filters let through and opens what is folded; afterwards puts everything back.
 * @param list shows the findings to print, and gives back what puts the page back
 */
export const startPrinting = (list: () => () => void): void => {
  let undo: (() => void)[] = []
  addEventListener('beforeprint', () => {
    undo = [list()]
    document.querySelectorAll('details:not([open])').forEach((details) => {
      details.setAttribute('open', '')
      undo.push(() => details.removeAttribute('open'))
    })
  })
  addEventListener('afterprint', () => {
    for (const step of undo.reverse()) step()
    undo = []
  })
}
