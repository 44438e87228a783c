package org.broadleafsfpy.sample.store;

import java.util.ArrayList;
import java.util.List;

/** What the checkout asks for before the payment. */
public class ShippingForm {
    private String email = "";
    private String firstName = "";
    private String lastName = "";
    private String addressLine1 = "";
    private String city = "";
    private String state = "";
    private String postalCode = "";
    private Long optionId;

    /** The names of the fields that are missing or wrong. */
    public List<String> problems() {
        List<String> problems = new ArrayList<>();
        if (!email.matches("[^@\\s]+@[^@\\s]+\\.[^@\\s]+")) {
            problems.add("email");
        }
        requireText(firstName, "firstName", problems);
        requireText(lastName, "lastName", problems);
        requireText(addressLine1, "addressLine1", problems);
        requireText(city, "city", problems);
        requireText(state, "state", problems);
        if (!postalCode.matches("[0-9]{5}(-[0-9]{4})?")) {
            problems.add("postalCode");
        }
        if (optionId == null) {
            problems.add("optionId");
        }
        return problems;
    }

    private static void requireText(String value, String name, List<String> problems) {
        if (value.isBlank() || value.length() > 100) {
            problems.add(name);
        }
    }

    public String getEmail() {
        return email;
    }

    public void setEmail(String email) {
        this.email = email.trim();
    }

    public String getFirstName() {
        return firstName;
    }

    public void setFirstName(String firstName) {
        this.firstName = firstName.trim();
    }

    public String getLastName() {
        return lastName;
    }

    public void setLastName(String lastName) {
        this.lastName = lastName.trim();
    }

    public String getAddressLine1() {
        return addressLine1;
    }

    public void setAddressLine1(String addressLine1) {
        this.addressLine1 = addressLine1.trim();
    }

    public String getCity() {
        return city;
    }

    public void setCity(String city) {
        this.city = city.trim();
    }

    public String getState() {
        return state;
    }

    public void setState(String state) {
        this.state = state.trim();
    }

    public String getPostalCode() {
        return postalCode;
    }

    public void setPostalCode(String postalCode) {
        this.postalCode = postalCode.trim();
    }

    public Long getOptionId() {
        return optionId;
    }

    public void setOptionId(Long optionId) {
        this.optionId = optionId;
    }
}
