import java.io.File;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import org.apache.poi.ss.usermodel.Cell;
import org.apache.poi.ss.usermodel.CellType;
import org.apache.poi.ss.usermodel.FormulaError;
import org.apache.poi.ss.usermodel.Row;
import org.apache.poi.ss.usermodel.Sheet;
import org.apache.poi.ss.usermodel.Workbook;
import org.apache.poi.ss.usermodel.WorkbookFactory;

/**
 * Prints every cell of a workbook that holds anything, as Apache POI reads it: sheet, place, kind and stored value, a
 * cell a line, as JSON. Formulas give the value that was stored with them. Several workbooks are parted by a line of
 * their number.
 */
public class Judge {
    public static void main(String[] files) throws Exception {
        PrintStream out = new PrintStream(System.out, false, StandardCharsets.UTF_8);
        for (int i = 0; i < files.length; i++) {
            out.println(i);
            try (Workbook book = WorkbookFactory.create(new File(files[i]), null, true)) {
                for (Sheet sheet : book) {
                    for (Row row : sheet) {
                        for (Cell cell : row) {
                            print(out, sheet, cell);
                        }
                    }
                }
            }
        }
        out.flush();
    }

    static void print(PrintStream out, Sheet sheet, Cell cell) {
        CellType type = cell.getCellType();
        if (type == CellType.FORMULA) {
            type = cell.getCachedFormulaResultType();
        }
        String held;
        switch (type) {
            case NUMERIC: held = "\"n\"," + cell.getNumericCellValue(); break;
            case BOOLEAN: held = "\"b\"," + cell.getBooleanCellValue(); break;
            case ERROR: held = "\"e\"," + text(FormulaError.forInt(cell.getErrorCellValue()).getString()); break;
            case STRING: held = "\"s\"," + text(cell.getStringCellValue()); break;
            default: return;
        }
        if (!held.equals("\"s\",\"\"")) {
            out.println("[" + text(sheet.getSheetName()) + "," + text(cell.getAddress().toString()) + "," + held + "]");
        }
    }

    static String text(String s) {
        StringBuilder b = new StringBuilder("\"");
        for (char c : s.toCharArray()) {
            if (c == '"' || c == '\\' || c < ' ') {
                b.append(String.format("\\u%04x", (int) c));
            } else {
                b.append(c);
            }
        }
        return b.append('"').toString();
    }
}
