"""The quiz that people build out of plain ipywidgets.

A question is a box with a stem, radio buttons, a button and an output.
"""

import ipywidgets as widgets


def make_widget(questions):
    """Make all questions in one box."""
    return widgets.VBox([_question(question) for question in questions])


def _question(question):
    choice = widgets.RadioButtons(
        options=[option["text"] for option in question["options"]], value=None
    )
    button, said = widgets.Button(description="Check"), widgets.Output()
    feedback = {option["text"]: option["feedback"] for option in question["options"]}

    def check(pressed):
        said.clear_output()
        with said:
            print(feedback.get(choice.value, "Choose an answer first."))

    button.on_click(check)
    return widgets.VBox([widgets.HTML(question["stem"]), choice, button, said])
