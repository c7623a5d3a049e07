// Prints every cell of a workbook that holds anything, as exceljs reads it: sheet, place, kind and stored value, a
// cell a line, as JSON. Formulas give the value that was stored with them.
const ExcelJS = require(process.argv[2] + '/node_modules/exceljs')

const day = 24 * 60 * 60 * 1000

function stored (value) {
  if (value !== null && typeof value === 'object') {
    if (value instanceof Date) return ['n', value.getTime() / day + 25569]
    if ('error' in value) return ['e', value.error]
    if ('richText' in value) return ['s', value.richText.map(run => run.text).join('')]
    if ('hyperlink' in value) return stored(value.text)
  }
  if (typeof value === 'number') return ['n', value]
  if (typeof value === 'boolean') return ['b', value]
  if (typeof value === 'string' && value !== '') return ['s', value]
  return null
}

async function main () {
  const book = new ExcelJS.Workbook()
  await book.xlsx.readFile(process.argv[3])
  const lines = []
  book.eachSheet(sheet => sheet.eachRow(row => row.eachCell(cell => {
    // What it gives of a formula leaves out a result that is 0; its own model does not.
    const formula = cell.model.formula || cell.model.sharedFormula
    const held = stored(formula ? cell.model.result ?? null : cell.value)
    if (held) lines.push(JSON.stringify([sheet.name, cell.address, ...held]))
  })))
  process.stdout.write(lines.join('\n') + '\n')
}

main().catch(error => { console.error(error); process.exit(1) })
