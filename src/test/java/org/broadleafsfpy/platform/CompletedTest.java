package org.broadleafsfpy.platform;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import javax.tools.JavaCompiler;
import javax.tools.ToolProvider;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@DisplayName("An implementation that is older than its interface")
class CompletedTest {
    @TempDir Path folder;

    @Test
    void answersWhatItHasAndNullToWhatCameLater() throws Exception {
        Object service = older("String later(int argument);");
        assertThat(call(service, "name")).isEqualTo("ours");
        assertThat(call(service, "later", 1)).isNull();
    }

    @Test
    void letsItsOwnExceptionsThrough() throws Exception {
        Object service = older("Object later();");
        assertThatIllegalStateException().isThrownBy(() -> call(service, "fails"));
    }

    @Test
    void isRefusedWhenNullIsNoAnswer() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> older("int later();"))
                .withMessageContaining("later");
    }

    @Test
    void isRefusedForAnInterfaceThatIsNotItsOwn() throws Exception {
        // As a context file would call it.
        Method as = Completed.class.getMethod("as", Class.class, Object.class);
        assertThatThrownBy(() -> as.invoke(null, Runnable.class, "no runnable"))
                .cause()
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("no runnable");
    }

    /** What a class compiled with the first edition of an interface is beside the second. */
    private Object older(String later) throws Exception {
        String first = "String name(); void fails();";
        compile("Service", "public interface Service { " + first + " }");
        compile(
                "Ours",
                "public class Ours implements Service {"
                        + " public String name() { return \"ours\"; }"
                        + " public void fails() { throw new IllegalStateException(); } }");
        compile("Service", "public interface Service { " + first + later + " }");
        ClassLoader loader = new FolderLoader(folder);
        Class<?> type = loader.loadClass("Service");
        return complete(type, loader.loadClass("Ours").getDeclaredConstructor().newInstance());
    }

    private static <T> T complete(Class<T> type, Object implementation) {
        return Completed.as(type, type.cast(implementation));
    }

    private static Object call(Object service, String name, Object... arguments) throws Exception {
        for (Method method : service.getClass().getInterfaces()[0].getMethods()) {
            if (method.getName().equals(name)) {
                method.setAccessible(true);
                try {
                    return method.invoke(service, arguments);
                } catch (InvocationTargetException e) {
                    throw (Exception) e.getCause();
                }
            }
        }
        throw new NoSuchMethodException(name);
    }

    private void compile(String name, String source) throws IOException {
        JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
        Path file = Files.writeString(folder.resolve(name + ".java"), source);
        ByteArrayOutputStream errors = new ByteArrayOutputStream();
        int result =
                compiler.run(
                        null,
                        null,
                        errors,
                        List.of("-cp", folder.toString(), "-d", folder.toString(), file.toString())
                                .toArray(String[]::new));
        assertThat(result).as(errors.toString()).isZero();
    }

    private static final class FolderLoader extends ClassLoader {
        private final Path folder;

        private FolderLoader(Path folder) {
            super(CompletedTest.class.getClassLoader());
            this.folder = folder;
        }

        @Override
        protected Class<?> findClass(String name) throws ClassNotFoundException {
            try {
                byte[] bytes = Files.readAllBytes(folder.resolve(name + ".class"));
                return defineClass(name, bytes, 0, bytes.length);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }
}
