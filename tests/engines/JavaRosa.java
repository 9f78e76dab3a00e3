// JavaRosa, the engine of Collect, on one form: plays a story of answers and tells what every node then is.
// java -cp ODK_Validate.jar JavaRosa.java FORM STORY; both ways lines of fields with tabs between (see stories.py).

import java.io.File;
import java.io.FileInputStream;
import java.io.InputStreamReader;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.javarosa.core.model.Constants;
import org.javarosa.core.model.CoreModelModule;
import org.javarosa.core.services.storage.StorageManager;
import org.javarosa.core.model.FormDef;
import org.javarosa.core.model.FormIndex;
import org.javarosa.core.model.SelectChoice;
import org.javarosa.core.model.ValidateOutcome;
import org.javarosa.core.model.data.IAnswerData;
import org.javarosa.core.model.data.MultipleItemsData;
import org.javarosa.core.model.data.SelectMultiData;
import org.javarosa.core.model.data.SelectOneData;
import org.javarosa.core.model.data.StringData;
import org.javarosa.core.model.data.UncastData;
import org.javarosa.core.model.data.helper.Selection;
import org.javarosa.core.model.instance.InstanceInitializationFactory;
import org.javarosa.core.model.instance.TreeElement;
import org.javarosa.core.model.instance.TreeReference;
import org.javarosa.form.api.FormEntryController;
import org.javarosa.form.api.FormEntryModel;
import org.javarosa.form.api.FormEntryPrompt;
import org.javarosa.model.xform.XFormsModule;
import org.javarosa.xform.parse.XFormParser;
import org.javarosa.xform.util.XFormAnswerDataParser;

public class JavaRosa {
  static FormDef form;
  static FormEntryModel model;
  static FormEntryController controller;
  static final Map<String, FormIndex> places = new HashMap<>();
  static PrintStream out;

  public static void main(String[] args) throws Exception {
    // What JavaRosa itself has to say goes to the standard error.
    out = new PrintStream(System.out, true, StandardCharsets.UTF_8);
    System.setOut(System.err);
    // The module insists on a store for forms; none is used.
    StorageManager.setStorageFactory((name, type) -> null, false);
    new CoreModelModule().registerModule();
    new XFormsModule().registerModule();
    try (var reader = new InputStreamReader(new FileInputStream(new File(args[0])), StandardCharsets.UTF_8)) {
      form = new XFormParser(reader).parse();
    }
    form.initialize(true, new InstanceInitializationFactory());
    model = new FormEntryModel(form);
    controller = new FormEntryController(model);
    for (String line : Files.readAllLines(Path.of(args[1]))) {
      String[] step = line.split("\t", -1);
      String said;
      try {
        said = play(step);
      } catch (RuntimeException fault) {
        said = "error " + fault.getClass().getSimpleName() + " " + fault.getMessage();
      }
      tell("step", said);
    }
  }

  static String play(String[] step) {
    switch (step[0]) {
      case "answer":
        return answer(step[1], step[2]);
      case "add":
        FormIndex range = place(step[1] + "[+]");
        if (range == null) return "no place";
        controller.newRepeat(range);
        places.clear();
        return "ok";
      case "look":
        walk(form.getMainInstance().getRoot(), "/" + form.getMainInstance().getRoot().getName());
        return "ok";
      case "finish":
        ValidateOutcome first = form.validate(true);
        if (first == null) return "ok";
        boolean empty = first.outcome == FormEntryController.ANSWER_REQUIRED_BUT_EMPTY;
        return (empty ? "required " : "constraint ") + path(first.failedPrompt.getReference());
      default:
        return "no such step";
    }
  }

  static String answer(String ref, String value) {
    FormIndex place = place(ref);
    if (place == null) return "no place";
    if (!model.isIndexRelevant(place)) return "not asked";
    FormEntryPrompt prompt = model.getQuestionPrompt(place);
    prompt.getQuestionText();
    prompt.getHelpText();
    IAnswerData data = null;
    if (!value.isEmpty()) {
      int control = prompt.getControlType();
      if (control == Constants.CONTROL_SELECT_ONE || control == Constants.CONTROL_SELECT_MULTI || control == Constants.CONTROL_RANK) {
        List<Selection> chosen = new ArrayList<>();
        for (String word : value.split(" ")) {
          SelectChoice found = null;
          int at = 0;
          for (SelectChoice one : prompt.getSelectChoices()) {
            prompt.getSelectChoiceText(one);
            at += 1;
            if (word.equals("@" + at) || one.getValue().equals(word)) found = one;
          }
          if (found == null) return "not offered " + word;
          chosen.add(found.selection());
        }
        data = control == Constants.CONTROL_SELECT_ONE ? new SelectOneData(chosen.get(0))
            : control == Constants.CONTROL_RANK ? new MultipleItemsData(chosen) : new SelectMultiData(chosen);
      } else {
        data = control == Constants.CONTROL_TRIGGER ? new StringData(value)
            : XFormAnswerDataParser.getAnswerData(value, prompt.getDataType(), prompt.getQuestion());
      }
    }
    switch (controller.answerQuestion(place, data, true)) {
      case FormEntryController.ANSWER_OK:
        return "ok";
      case FormEntryController.ANSWER_REQUIRED_BUT_EMPTY:
        return "required";
      default:
        return "constraint";
    }
  }

  /** Where the form asks for this node; `[+]` behind a repeat is where it offers another one. */
  static FormIndex place(String wanted) {
    if (places.isEmpty()) {
      FormIndex at = model.incrementIndex(FormIndex.createBeginningOfFormIndex());
      while (at.isInForm()) {
        int event = model.getEvent(at);
        if (event == FormEntryController.EVENT_PROMPT_NEW_REPEAT) {
          places.put(path(at.getReference()).replaceFirst("\\[\\d+\\]$", "[+]"), at);
        } else {
          places.putIfAbsent(path(at.getReference()), at);
        }
        at = model.incrementIndex(at);
      }
    }
    return places.get(wanted);
  }

  /** With a number behind repeats only. */
  static String path(TreeReference ref) {
    StringBuilder text = new StringBuilder();
    TreeElement at = form.getMainInstance().getBase();
    for (int n = 0; n < ref.size(); n += 1) {
      String name = ref.getName(n);
      text.append('/').append(name);
      TreeElement next = at == null ? null : at.getChild(name, 0);
      if (next == null && at != null) next = at.getChild(name, TreeReference.INDEX_TEMPLATE);
      if (next != null && next.isRepeatable()) text.append('[').append(Math.max(0, ref.getMultiplicity(n)) + 1).append(']');
      at = next;
    }
    return text.toString();
  }

  static void walk(TreeElement at, String path) {
    for (int n = 0; n < at.getNumChildren(); n += 1) {
      TreeElement child = at.getChildAt(n);
      if (child.getMult() == TreeReference.INDEX_TEMPLATE) continue;
      String here = path + "/" + child.getName() + (child.isRepeatable() ? "[" + (child.getMult() + 1) + "]" : "");
      if (child.isLeaf() && !child.isRepeatable()) leaf(child, here);
      else walk(child, here);
    }
  }

  static void leaf(TreeElement node, String here) {
    FormIndex place = place(here);
    boolean relevant = node.isRelevant();
    String offered = "";
    if (place != null && relevant) {
      FormEntryPrompt prompt = model.getQuestionPrompt(place);
      prompt.getQuestionText();
      int control = prompt.getControlType();
      if (control == Constants.CONTROL_SELECT_ONE || control == Constants.CONTROL_SELECT_MULTI || control == Constants.CONTROL_RANK)
        offered = String.valueOf(prompt.getSelectChoices().size());
    }
    String value = node.getValue() == null ? "" : node.getValue().uncast().getString();
    tell("node", here, place == null ? "0" : "1", relevant ? "1" : "0", node.isRequired() ? "1" : "0", offered, value);
  }

  static void tell(String... fields) {
    StringBuilder line = new StringBuilder();
    for (String field : fields)
      line.append(line.length() == 0 ? "" : "\t").append(String.valueOf(field).replace("\\", "\\\\").replace("\t", "\\t").replace("\r", "\\r").replace("\n", "\\n"));
    out.println(line);
  }
}
