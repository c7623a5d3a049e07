import java.io.InputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import org.apache.poi.schemas.ooxml.system.ooxml.TypeSystemHolder;
import org.apache.xmlbeans.SchemaTypeLoader;
import org.apache.xmlbeans.XmlBeans;
import org.apache.xmlbeans.XmlCursor;
import org.apache.xmlbeans.XmlError;
import org.apache.xmlbeans.XmlObject;
import org.apache.xmlbeans.XmlOptions;

/**
 * Holds every part of workbooks against the schemas of Office Open XML (ECMA-376, transitional), as Apache POI carries
 * them compiled, and prints what is not as they say: file, part, line and message, parted by tabs, and at the end the
 * number of parts that were held against one. What a part says may be ignored is taken out first (ECMA-376-3,
 * Ignorable).
 */
public class Schemas {
    static final String COMPATIBILITY = "http://schemas.openxmlformats.org/markup-compatibility/2006";
    // The two parts whose schemas are in the packaging's own part of the standard, which POI does not carry.
    static final Set<String> ELSEWHERE = Set.of("[Content_Types].xml", "docProps/core.xml");
    static final SchemaTypeLoader OOXML = XmlBeans.typeLoaderUnion(TypeSystemHolder.typeSystem, XmlBeans.getBuiltinTypeSystem());

    public static void main(String[] files) throws Exception {
        PrintStream out = new PrintStream(System.out, false, StandardCharsets.UTF_8);
        int held = 0;
        for (String file : files) {
            try (ZipFile zip = new ZipFile(file)) {
                for (ZipEntry entry : Collections.list(zip.entries())) {
                    if (ELSEWHERE.contains(entry.getName())) {
                        continue;
                    }
                    held++;
                    try (InputStream in = zip.getInputStream(entry)) {
                        for (String wrong : judge(in)) {
                            out.println(file + "\t" + entry.getName() + "\t" + wrong);
                        }
                    }
                }
            }
        }
        out.println(held);
        out.flush();
    }

    static List<String> judge(InputStream in) throws Exception {
        XmlObject part = OOXML.parse(in, null, new XmlOptions().setLoadLineNumbers());
        if (part.schemaType().isNoType()) {
            return List.of("0\tno schema knows its first element");
        }
        ignore(part);
        List<XmlError> found = new ArrayList<>();
        List<String> wrong = new ArrayList<>();
        if (!part.validate(new XmlOptions().setErrorListener(found))) {
            for (XmlError e : found) {
                wrong.add(e.getLine() + "\t" + e.getMessage());
            }
        }
        return wrong;
    }

    /** Takes out the attributes of the namespaces that the first element lets be ignored; we write no such elements. */
    static void ignore(XmlObject part) {
        try (XmlCursor at = part.newCursor()) {
            at.toFirstChild();
            Set<String> spaces = new HashSet<>(Set.of(COMPATIBILITY));
            String prefixes = at.getAttributeText(new javax.xml.namespace.QName(COMPATIBILITY, "Ignorable"));
            if (prefixes == null) {
                return;
            }
            for (String prefix : prefixes.split(" ")) {
                spaces.add(at.namespaceForPrefix(prefix));
            }
            for (boolean more = at.toFirstAttribute(); more; ) {
                if (spaces.contains(at.getName().getNamespaceURI())) {
                    at.removeXml();
                    more = at.isAttr();
                } else {
                    more = at.toNextAttribute();
                }
            }
        }
    }
}
