package org.broadleafsfpy.architecture;

import static com.tngtech.archunit.base.DescribedPredicate.not;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.methods;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.core.domain.JavaAnnotation;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaMethod;
import com.tngtech.archunit.core.domain.JavaParameter;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.SimpleConditionEvent;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * What docs/architecture.md and CONTRIBUTING.md promise of the module's classes: data flows one
 * way, and nothing is used that Broadleaf 3.1, 6.2 and 7.0 do not share.
 */
@DisplayName("The module's classes")
class ArchitectureTest {
    private static final String OURS = "org.broadleafsfpy.";
    private static final JavaClasses CLASSES =
            new ClassFileImporter()
                    .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
                    .importPackages("org.broadleafsfpy");

    static Stream<Arguments> flow() {
        return Stream.of(
                rule("money knows nothing but numbers", knowNothingOf("money", "..")),
                rule(
                        "event knows no HTTP, no database, no platform",
                        knowNothingOf(
                                "event", "javax.servlet..", "javax.persistence..", BROADLEAF)),
                rule(
                        "webhook knows no orders",
                        knowNothingOf("webhook", OURS + "order..", OURS + "settlement..")),
                rule(
                        "settlement knows no HTTP",
                        knowNothingOf(
                                "settlement",
                                "javax.servlet..",
                                "org.springframework.web..",
                                OURS + "webhook..",
                                OURS + "checkout..")),
                rule(
                        "records and ledger know no decisions",
                        knowNothingOf("records", OURS + "settlement..", OURS + "staff..")),
                rule("ledger knows no decisions", knowNothingOf("ledger", OURS + "settlement..")),
                rule(
                        "the desk changes no order: it has the store do that",
                        knowNothingOf("desk", OURS + "order..", OURS + "checkout..")),
                rule(
                        "the client knows no orders",
                        knowNothingOf("client", OURS + "order..", OURS + "settlement..")),
                rule(
                        "nobody knows the pages",
                        noClasses()
                                .that()
                                .resideOutsideOfPackages(OURS + "desk..", OURS + "admin..")
                                .should()
                                .dependOnClassesThat()
                                .resideInAnyPackage(OURS + "desk..")),
                rule(
                        "only context files know where lines of Broadleaf differ",
                        noClasses()
                                .that()
                                .resideOutsideOfPackage(OURS + "platform..")
                                .should()
                                .dependOnClassesThat()
                                .resideInAnyPackage(OURS + "platform..", "java.lang.reflect..")),
                rule(
                        "platform knows nothing of ours",
                        noClasses()
                                .that()
                                .resideInAPackage(OURS + "platform..")
                                .should()
                                .dependOnClassesThat(
                                        resideInAPackage(OURS + ".")
                                                .and(not(resideInAPackage(OURS + "platform.."))))),
                rule(
                        "only order places, pays and cancels",
                        noClasses()
                                .that()
                                .resideOutsideOfPackage(OURS + "order..")
                                .should()
                                .dependOnClassesThat()
                                .haveNameMatching(
                                        ".*\\.(CheckoutService|OrderPaymentService|InventoryService"
                                                + "|FulfillmentGroupService)")));
    }

    private static final String BROADLEAF = "org.broadleafcommerce..";

    private static Arguments rule(String says, ArchRule rule) {
        return Arguments.of(says, rule);
    }

    /** With "..", of nothing of ours outside itself, nor of any framework. */
    private static ArchRule knowNothingOf(String of, String... packages) {
        if (packages.length == 1 && packages[0].equals("..")) {
            return noClasses()
                    .that()
                    .resideInAPackage(OURS + of + "..")
                    .should()
                    .dependOnClassesThat(not(resideInAnyPackage("java..", OURS + of + "..")));
        }
        return noClasses()
                .that()
                .resideInAPackage(OURS + of + "..")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage(packages);
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("flow")
    void letDataFlowOneWay(String says, ArchRule rule) {
        rule.check(CLASSES);
    }

    /** Each of these compiles on 3.1, and breaks on a later line. */
    static Stream<Arguments> shared() {
        return Stream.of(
                never(
                        "ResponseEntity, whose status has another type in Spring 6",
                        ".*\\.ResponseEntity"),
                never(
                        "HttpStatus, an interface's implementation in Spring 6",
                        ".*\\.http\\.HttpStatus"),
                never("PaymentLog, gone in 7.0", ".*\\.PaymentLog(Impl)?"),
                never("Hibernate itself", "org\\.hibernate\\..*"),
                never(
                        "adapters that Spring 6 no longer has",
                        ".*\\.(HandlerInterceptorAdapter|WebMvcConfigurerAdapter)"),
                never(
                        "Broadleaf's own checkout of gateways, which every line has otherwise",
                        ".*\\.DefaultPaymentGatewayCheckoutService"),
                never(
                        "limits of Jackson 2.15, which stores of 6.2 lack",
                        "com\\.fasterxml\\.jackson\\..*StreamReadConstraints.*"),
                never(
                        "Commons Lang 2, which later lines lack",
                        "org\\.apache\\.commons\\.lang\\..*"),
                rule(
                        "no subclass of Broadleaf's activities",
                        noClasses()
                                .should()
                                .beAssignableTo(
                                        "org.broadleafcommerce.core.workflow.BaseActivity")),
                rule(
                        "every request parameter has a name",
                        methods()
                                .that()
                                .areAnnotatedWith(
                                        "org.springframework.web.bind.annotation.RequestMapping")
                                .should(nameTheirParameters())));
    }

    private static Arguments never(String what, String pattern) {
        return rule(
                "no " + what, noClasses().should().dependOnClassesThat().haveNameMatching(pattern));
    }

    private static ArchCondition<JavaMethod> nameTheirParameters() {
        return new ArchCondition<>("name their parameters") {
            @Override
            public void check(JavaMethod method, ConditionEvents events) {
                for (JavaParameter parameter : method.getParameters()) {
                    parameter.getAnnotations().stream()
                            .filter(ArchitectureTest::bindsByName)
                            .filter(annotation -> !hasName(annotation))
                            .forEach(
                                    annotation ->
                                            events.add(
                                                    SimpleConditionEvent.violated(
                                                            method, parameter.getDescription())));
                }
            }
        };
    }

    private static boolean bindsByName(JavaAnnotation<?> annotation) {
        return annotation.getRawType().getSimpleName().matches("RequestParam|PathVariable");
    }

    private static boolean hasName(JavaAnnotation<?> annotation) {
        return annotation.get("value").filter(value -> !value.toString().isEmpty()).isPresent();
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("shared")
    void keepToWhatAllLinesOfBroadleafShare(String says, ArchRule rule) {
        rule.check(CLASSES);
    }
}
