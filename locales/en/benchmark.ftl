benchmark-title = Benchmark of support models
benchmark-question = Has someone solved this already?

benchmark-field-whom = We want to support
benchmark-field-whom-help = Whose life is this about? Name the client group so clearly that you see the people before you.
benchmark-field-need = who want to, who should
benchmark-field-need-help = What would they like to do, or what should they know or handle? Write the need, not the solution.
benchmark-field-benefit = so that they could
benchmark-field-benefit-help = What good follows for them? This shows why the problem is worth solving.

benchmark-matrix = Solutions side by side
benchmark-columns = Solution
benchmark-columns-add = Add a solution
benchmark-column-title = Name of the solution
benchmark-column-url = Web address
benchmark-row-model = Way of working
benchmark-row-model-help = How does the solution work? Two sentences are enough when they are concrete.
benchmark-row-owners = Owners
benchmark-row-owners-help = Who made the solution, and who runs it? Tick if you mean to ask them more.
benchmark-row-owners-mark = We contact them
benchmark-row-inspiration = Inspiration
benchmark-row-inspiration-help = What is worth learning or borrowing? Tick the ones that inspire you most.
benchmark-row-inspiration-mark = Inspires us
benchmark-row-shortcomings = Shortcomings
benchmark-row-shortcomings-help = Why might this not work for us? Set a big cross if the solution stands criticism and can be used as it is.
benchmark-row-shortcomings-mark = Usable as it is

benchmark-step-a = Turn the deficit into a challenge
benchmark-step-a-what = Write the problem positively in three parts: whom you want to support, what they need, and what good follows.
benchmark-step-b = Search widely
benchmark-step-b-what = Look in the catalogue, in other fields and in other countries. Add each solution as a column of its own, even an unfinished one.
benchmark-step-c = Find the owners
benchmark-step-c-what = Write who is behind the solution. Tick those you will contact.
benchmark-step-d = Mark what inspires
benchmark-step-d-what = Write for each what can be learned from it. Tick the ones you would like to try.
benchmark-step-e = Challenge the solutions
benchmark-step-e-what = Ask why the solution would not work for you. Set a big cross on those that stand the questions as they are.
